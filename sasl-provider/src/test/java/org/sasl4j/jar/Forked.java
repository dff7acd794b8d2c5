package org.sasl4j.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own, of the kind that runs the tests, and what became of it. */
public record Forked(int exitCode, String out, String err) {
    private static final long PATIENCE_SECONDS = 60;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** What starts one: it will not live long enough to profit from more. */
    public static List<String> command() {
        return List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    /** Runs java with these arguments, and waits for its end. */
    public static Forked java(Path folder, String... args) throws IOException, InterruptedException {
        return java(folder, Path.of("").toAbsolutePath(), Map.of(), args);
    }

    /** The same in this working directory and with these variables in its environment. */
    public static Forked java(Path folder, Path workingDirectory, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        return run(folder, workingDirectory, environment, command(), args);
    }

    /** Runs a program of an image. */
    static Forked program(Path folder, Path program, String... args) throws IOException, InterruptedException {
        return run(folder, Path.of("").toAbsolutePath(), Map.of(), List.of(program.toString()), args);
    }

    private static Forked run(
            Path folder, Path workingDirectory, Map<String, String> environment, List<String> program, String... args)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(program.stream(), Stream.of(args)).toList();
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
