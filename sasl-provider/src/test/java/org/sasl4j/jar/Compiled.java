package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources that a test has written. */
public final class Compiled {
    private Compiled() {}

    /**
     * Compiles, and fails the test if that fails.
     *
     * @param folder where the sources are written to and the classes go
     * @param sources file name to content
     * @param options of the compiler, such as the class path
     * @return the folder
     */
    public static Path into(Path folder, Map<String, String> sources, String... options) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(Files.writeString(folder.resolve(source.getKey()), source.getValue()));
        }
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-d", folder.toString(), "-proc:none"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            complaints, manager, null, all, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
        return folder;
    }
}
