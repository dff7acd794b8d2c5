package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.Mechanisms;

/** Logs in by PLAIN in a JVM of its own, which has no module java.sql. */
@DisplayName("13, users: a JDK without java.sql")
class WithoutSqlTest {
    @Test
    @DisplayName("13, users: is enough for all that is not in SQL")
    void isEnough(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.logging,java.security.sasl",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutSqlTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo("no java.sql; juliet is in\n".replace("\n", System.lineSeparator()));
        assertThat(process.waitFor()).isZero();
    }

    /** Prints who is in. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0], "users");
        UsersFileEditor.of(file).set("juliet", List.of("{PLAIN}pencil"));
        FileCredentialStore store = FileCredentialStore.open(file, Secret.of("x".toCharArray()));
        try (Exchange server = Exchange.server(
                Mechanisms.standard().find(MechanismName.of("PLAIN")).orElseThrow(), StoreServerContext.of(store))) {
            server.evaluate("\0juliet\0pencil".getBytes(StandardCharsets.UTF_8));
            System.out.println((ModuleLayer.boot().findModule("java.sql").isPresent() ? "" : "no ") + "java.sql; "
                    + server.authorizationId() + " is in");
        }
        Files.delete(file);
    }
}
