package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.tls.TestTls;
import org.sasl4j.tool.wire.WireLines.End;

/** Clients that mean no good: each is cut off and logged, and the next good one gets in. */
class HostileClientsTest {
    private static final int SIZE = 10 << 20;

    @TempDir
    private Path folder;

    private Papers papers;

    @BeforeEach
    void makePapers() {
        papers = new Papers(folder);
    }

    private static Socket connect(Serving serving) throws IOException, InterruptedException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), serving.port());
        socket.setSoTimeout(TestTls.PATIENCE);
        return socket;
    }

    private void assertGoodOneGetsIn(Serving serving, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of(
                "client", "--connect", serving.address(), "--user", Papers.USER, "--password-file", papers.password()));
        args.addAll(List.of(more));
        Ran ran = Ran.sasl(args.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.all() + serving.told().lines()).isZero();
    }

    /** Writes as much as the server takes, and reads until it has closed. */
    private static String say(Serving serving, byte[] octets) throws IOException, InterruptedException {
        try (Socket socket = connect(serving)) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(octets);
                out.flush();
                socket.shutdownOutput();
            } catch (IOException cutOff) {
                return "";
            }
            try {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException reset) {
                return "";
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SCRAM-SHA",
                "\n",
                "NOSUCH\n",
                "SCRAM-SHA-256 ###\n",
                "SCRAM-SHA-256 \u00ff\u0000\n",
                "SCRAM-SHA-256\n*\n",
                "SCRAM-SHA-256 biws\nbiws\n",
                "SCRAM-SHA-256\n\n\n\n\n",
                "PLAIN AGp1bGlldAB4\n",
                "DIGEST-MD5\nYQ==\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    @DisplayName("13, server: half a line, nonsense and messages out of order are a line in the log, and never fatal")
    void survivesNonsense(String line) throws Exception {
        try (Serving serving = Serving.with("--users", papers.users())) {
            say(serving, line.getBytes(StandardCharsets.ISO_8859_1));

            assertGoodOneGetsIn(serving);
            serving.told().await("in: ");
            assertThat(serving.told().lines())
                    .filteredOn(told -> told.startsWith("cut off: ") || told.startsWith("refused: "))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("13, server: a line of 10 MB is cut off before it is held, before the mechanism and in the middle")
    void survivesLongLine() throws Exception {
        byte[] line = new byte[SIZE];
        Arrays.fill(line, (byte) 'A');
        byte[] later = line.clone();
        byte[] start = "SCRAM-SHA-256\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, later, 0, start.length);
        try (Serving serving = Serving.with("--users", papers.users())) {
            say(serving, line);
            say(serving, later);

            assertThat(List.of(
                            serving.told().await(1, "cut off: "), serving.told().await(2, "cut off: ")))
                    .allMatch(told -> told.contains("a line is longer than the " + WireLines.LONGEST + " octets"));
            assertGoodOneGetsIn(serving);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("13, server: binary is cut off, with and without TLS")
    void survivesBinary(boolean tls) throws Exception {
        byte[] noise = new byte[SIZE];
        new Random(4422).nextBytes(noise);
        List<String> args = new ArrayList<>(List.of("--users", papers.users()));
        args.addAll(tls ? List.of("--tls") : List.of());
        try (Serving serving = Serving.with(args.toArray(String[]::new))) {
            say(serving, noise);

            String[] trusting = tls ? new String[] {"--tls", "--insecure"} : new String[0];
            assertGoodOneGetsIn(serving, trusting);
            serving.told().await("in: ");
            assertThat(serving.told().lines())
                    .anyMatch(told -> told.startsWith("cut off: ") || told.startsWith("refused: "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SCRAM-SHA-256\n"})
    @DisplayName("13, server: who is silent is cut off when the time to log in is over, with and without TLS")
    void cutsOffSilence(String said) throws Exception {
        for (String tls : List.of("--plaintext", "--tls")) {
            try (Serving serving = Serving.with("--users", papers.users(), "--timeout", "1", tls);
                    Socket silent = connect(serving)) {
                silent.getOutputStream()
                        .write(tls.equals("--tls") ? new byte[0] : said.getBytes(StandardCharsets.US_ASCII));

                assertThat(serving.told().await("cut off: ")).endsWith("not logged in after 1 seconds");
            }
        }
    }

    @Test
    @DisplayName("13, server: 500 idle connections keep nobody out: the eldest of them goes for who comes")
    void survivesIdleCrowd() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (Serving serving = Serving.with("--users", papers.users(), "--connections", "20")) {
            for (int i = 0; i < 500; i++) {
                crowd.add(connect(serving));
            }
            assertGoodOneGetsIn(serving);

            serving.told().await("in: ");
            serving.told().await(481, "cut off: ");
            assertThat(serving.told().lines())
                    .filteredOn(told -> told.startsWith("cut off: "))
                    .allMatch(told -> told.endsWith("too many connections, and it had not logged in"));
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    @Test
    @DisplayName("13, server: where all have logged in the next one is turned away politely")
    void turnsAway() throws Exception {
        try (Serving serving = Serving.with("--users", papers.users(), "--allow", "ANONYMOUS", "--connections", "1");
                Socket in = connect(serving)) {
            in.getOutputStream().write("ANONYMOUS =\n".getBytes(StandardCharsets.US_ASCII));
            serving.told().await("in: ");

            Ran ran = Ran.sasl("client", "--connect", serving.address());
            assertThat(ran.err().strip()).isEqualTo("sasl: the server says NO TEMPORARY: too many connections");
            serving.told().await("turned away: ");
        }
    }

    @Test
    @DisplayName("13, server: a forged frame after a login cuts the client off, without a word in clear; it was in")
    void forgedFrameUndoesNoLogin() throws Exception {
        try (Serving serving = Serving.with("--users", papers.users(), "--once");
                Socket socket = connect(serving)) {
            WireLines lines = new WireLines(socket.getInputStream(), socket.getOutputStream(), End.LF);
            new Forger(lines).logIn().forge();

            assertThat(lines.input().readAllBytes()).isEmpty();
            assertThat(serving.exitCode()).isZero();
            serving.told().await("cut off: ");
            assertThat(serving.told().lines())
                    .anyMatch(told -> told.startsWith("in: juliet by DIGEST-MD5, under auth-int"))
                    .noneMatch(told -> told.startsWith("refused: "));
        }
    }
}
