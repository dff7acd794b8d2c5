package org.sasl4j.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, of the kind that runs the tests, and what became of it. */
public record Forked(int exitCode, String out, String err) {
    private static final long PATIENCE_SECONDS = 60;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Runs java with these arguments, and waits for its end. */
    public static Forked java(Path folder, String... args) throws IOException, InterruptedException {
        return java(folder, Path.of("").toAbsolutePath(), Map.of(), args);
    }

    /** The same in this working directory and with these variables in its environment. */
    public static Forked java(Path folder, Path workingDirectory, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        return program(folder, workingDirectory, environment, JAVA, args);
    }

    /** Runs a program of an image. */
    static Forked program(Path folder, Path program, String... args) throws IOException, InterruptedException {
        return program(folder, Path.of("").toAbsolutePath(), Map.of(), program, args);
    }

    private static Forked program(
            Path folder, Path workingDirectory, Map<String, String> environment, Path program, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(args));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(workingDirectory.toFile()).environment().putAll(environment);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would mention it on stderr
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after " + PATIENCE_SECONDS + " s: " + command);
        }
        return new Forked(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
