package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.sasl4j.jar.Forked;

/** What {@link ForkedJvmTest} runs in a JVM of its own: tells who answers there for each name given. */
public final class ForkedJvm {
    private ForkedJvm() {}

    /**
     * Runs a class in a JVM of its own.
     *
     * @param directory where its files go
     * @param override how its security properties meet those of the JDK: {@code =} adds to them, {@code ==} replaces them
     * @param properties of its java.security
     * @param main what it runs
     * @param arguments of main
     * @param classPath besides that of this JVM
     * @return what it printed
     * @throws IOException if its files cannot be written or read
     * @throws InterruptedException if this thread is
     */
    public static List<String> run(
            Path directory,
            String override,
            String properties,
            Class<?> main,
            List<String> arguments,
            Path... classPath)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("override.security"), properties);
        StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
        for (Path more : classPath) {
            path.append(System.getProperty("path.separator")).append(more);
        }
        List<String> command = new ArrayList<>(Forked.command());
        command.addAll(List.of("-Djava.security.properties" + override + file, "-cp", path.toString(), main.getName()));
        command.addAll(arguments);
        return run(directory, command);
    }

    /**
     * Runs a class in a JVM of its own, which lacks a library that this one has.
     *
     * @param library what the names of its jars begin with
     * @param directory where its files go
     * @param main what it runs
     * @param arguments of main
     * @param instead what it has in the library's place
     * @return what it printed
     * @throws IOException if its files cannot be read
     * @throws InterruptedException if this thread is
     */
    public static List<String> runWithout(
            String library, Path directory, Class<?> main, List<String> arguments, Path... instead)
            throws IOException, InterruptedException {
        String separator = System.getProperty("path.separator");
        Stream<String> others = Stream.of(System.getProperty("java.class.path").split(separator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(library));
        String classPath =
                Stream.concat(Stream.of(instead).map(Path::toString), others).collect(Collectors.joining(separator));
        List<String> command = new ArrayList<>(Forked.command());
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return run(directory, command);
    }

    private static List<String> run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    /** Prints a line for the provider and for each mechanism, client and server. */
    public static void main(String[] mechanisms) throws Exception {
        System.out.println("provider "
                + Stream.of(Security.getProviders())
                        .filter(provider -> provider.getName().equals("SASL4J"))
                        .map(Object::getClass)
                        .toList());
        for (String name : mechanisms) {
            SaslClient client =
                    Sasl.createSaslClient(new String[] {name}, null, "test", "host", Map.of(), Answers.login("a", "b"));
            SaslServer server = Sasl.createSaslServer(name, "test", "host", Map.of(), Answers.user("a", "b"));
            System.out.println(name + ' ' + who(client) + ' ' + who(server));
        }
    }

    private static String who(Object exchange) {
        return exchange == null ? "nobody" : Registered.isOurs(exchange) ? "ours" : "other";
    }
}
