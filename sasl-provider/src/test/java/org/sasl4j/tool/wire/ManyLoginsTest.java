package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.tls.TestTls;

/** A server that many log in to, one after the other. */
class ManyLoginsTest {
    private static final int LOGINS = 2000;
    private static final long SLACK = 400_000; // octets; 200 a login would show

    @TempDir
    private Path folder;

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void logIn(int port, String password) throws IOException {
        String message = Base64.getEncoder()
                .encodeToString(("\0" + Papers.USER + "\0" + password).getBytes(StandardCharsets.US_ASCII));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(TestTls.PATIENCE);
            assertThat(in.readLine()).isEqualTo("PLAIN");
            socket.getOutputStream().write(("PLAIN " + message + "\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith(password.equals(Papers.PASSWORD) ? "OK juliet" : "NO REFUSED");
        }
    }

    @Test
    @DisplayName("13, server: 2,000 logins in a row, right and wrong, leave nothing behind")
    void doesNotGrow() throws Exception {
        String users = new Papers(folder).users();
        try (Serving serving = Serving.with("--users", users, "--allow", "PLAIN", "--plaintext")) {
            int port = serving.port();
            for (int i = 0; i < LOGINS / 4; i++) {
                logIn(port, i % 2 == 0 ? Papers.PASSWORD : "wrong");
            }
            serving.told().await(LOGINS / 8, "refused: ");
            serving.told().forget();
            long before = heap();
            for (int i = 0; i < LOGINS; i++) {
                logIn(port, i % 2 == 0 ? Papers.PASSWORD : "wrong");
            }
            serving.told().await(LOGINS / 2, "in: ");
            serving.told().await(LOGINS / 2, "refused: ");
            serving.told().forget();

            assertThat(heap() - before).isLessThan(SLACK);
            Reference.reachabilityFence(serving);
        }
    }
}
