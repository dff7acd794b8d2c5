package org.sasl4j.bench.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM like this one, with the same class path and no options. */
final class StartedJvm {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private StartedJvm() {}

    /** Runs it and waits for its end. */
    static int run(Class<?> main) throws IOException, InterruptedException {
        Process process = process(main, List.of()).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(main + " ended with " + process.exitValue());
        }
        return process.exitValue();
    }

    /** How many classes it loads. */
    static int classesLoaded(Class<?> main) throws IOException {
        Process process = process(main, List.of("-Xlog:class+load")).start();
        try (var log = process.inputReader(StandardCharsets.UTF_8)) {
            return (int) log.lines().filter(line -> line.contains(" source: ")).count();
        }
    }

    private static ProcessBuilder process(Class<?> main, List<String> options) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
