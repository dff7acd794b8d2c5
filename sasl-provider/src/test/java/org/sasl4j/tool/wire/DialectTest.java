package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.provider.Sasl4jProvider;
import org.sasl4j.stream.SaslStreams;
import org.sasl4j.tls.TestTls;
import org.sasl4j.tool.wire.WireLines.End;

/** Peers that write as gsasl and Cyrus SASL's samples do, told from their sources; and those themselves where they are. */
class DialectTest {
    private static final List<String> MECHANISMS =
            List.of("SCRAM-SHA-256", "SCRAM-SHA-1", "DIGEST-MD5", "CRAM-MD5", "PLAIN", "LOGIN");

    @TempDir
    private Path folder;

    private Papers papers;

    /** What a peer does on its stdin and stdout. */
    private interface Conversation {
        void hold(WireLines lines) throws IOException;
    }

    @BeforeEach
    void makePapers() {
        papers = new Papers(folder);
    }

    static Stream<Arguments> mechanisms() {
        return MECHANISMS.stream().flatMap(name -> Stream.of(true, false).map(right -> Arguments.of(name, right)));
    }

    /** Runs a peer at the far end of a socket whose near end is the stdin and stdout of the command. */
    private static Ran against(Conversation peer, String... args) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket near = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
                Socket far = listening.accept()) {
            near.setSoTimeout(TestTls.PATIENCE);
            far.setSoTimeout(TestTls.PATIENCE);
            CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> talk(peer, far));
            Ran ran = Ran.over(near.getInputStream(), near.getOutputStream(), args);
            near.shutdownOutput();
            talk.get(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
            return ran;
        }
    }

    private static void talk(Conversation peer, Socket socket) {
        try {
            peer.hold(new WireLines(socket.getInputStream(), socket.getOutputStream(), End.LF));
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SaslServer server(String mechanism) throws SaslException {
        MemoryCredentialStore users = new MemoryCredentialStore().put(Papers.USER, Papers.PASSWORD.toCharArray());
        Map<String, Object> properties =
                Map.of("org.sasl4j.credentials", users, Sasl.QOP, "auth-int,auth", "org.sasl4j.server.secret", "peer");
        return new Sasl4jProvider().serverFactory().createSaslServer(mechanism, "sasl", "localhost", properties, null);
    }

    private static SaslClient client(String mechanism, String password) throws IOException {
        Map<String, Object> properties = Map.of(Sasl.QOP, "auth-int,auth");
        return new Sasl4jProvider()
                .clientFactory()
                .createSaslClient(new String[] {mechanism}, null, "sasl", "localhost", properties, callbacks -> {
                    for (var callback : callbacks) {
                        if (callback instanceof NameCallback name) {
                            name.setName(Papers.USER);
                        } else if (callback instanceof PasswordCallback secret) {
                            secret.setPassword(password.toCharArray());
                        }
                    }
                });
    }

    /** {@code gsasl --server}: a step without a message first; each step is a line, the last one, too. */
    private static void gsaslServer(WireLines lines) throws IOException {
        String mechanism = lines.require("a mechanism");
        lines.send(mechanism);
        SaslServer server = server(mechanism);
        try {
            byte[] output = server.evaluateResponse(new byte[0]);
            lines.send(WireLines.encode(output));
            while (!server.isComplete()) {
                output = server.evaluateResponse(WireLines.decode(lines.require("a response")));
                lines.send(WireLines.encode(output));
            }
        } catch (SaslException e) {
            // it says so on stderr and ends
        }
    }

    /** {@code gsasl --client}: reads the mechanisms; its own step comes before it reads. */
    private static void gsaslClient(WireLines lines, String mechanism, String password) throws IOException {
        assertThat(lines.require("the mechanisms").split(" ")).contains(mechanism);
        lines.send(mechanism);
        SaslClient client = client(mechanism, password);
        try {
            byte[] output = client.hasInitialResponse() ? client.evaluateChallenge(new byte[0]) : null;
            lines.send(WireLines.encode(output));
            while (!client.isComplete()) {
                output = client.evaluateChallenge(WireLines.decode(lines.require("a challenge")));
                lines.send(WireLines.encode(output));
            }
        } catch (SaslException e) {
            // it says so on stderr and ends
        } catch (WireException e) {
            assertThat(password).isNotEqualTo(Papers.PASSWORD);
        }
    }

    /** sample-server: remarks between its messages; takes no line without its mark. */
    private static void sampleServer(WireLines lines) throws IOException {
        lines.send("Generating client mechanism list...");
        lines.send("Sending list of " + MECHANISMS.size() + " mechanism(s)");
        lines.send("S: " + WireLines.encode(String.join(" ", MECHANISMS).getBytes(StandardCharsets.US_ASCII)));
        lines.send("Waiting for client mechanism...");
        String first = new String(sampleRead(lines, "C: "), StandardCharsets.ISO_8859_1);
        int nul = first.indexOf('\0');
        SaslServer server = server(nul < 0 ? first : first.substring(0, nul));
        try {
            byte[] output = server.evaluateResponse(
                    nul < 0 ? null : first.substring(nul + 1).getBytes(StandardCharsets.ISO_8859_1));
            while (!server.isComplete() || output != null) {
                lines.send("Sending response...");
                lines.send("S: " + WireLines.encode(output));
                byte[] response = sampleRead(lines, "C: ");
                output = server.isComplete() ? null : server.evaluateResponse(response);
            }
        } catch (SaslException e) {
            return; // it says so on stderr and ends
        }
        lines.send("Negotiation complete");
        lines.send("Username: " + server.getAuthorizationID());
        new CyrusLines(lines, "S: ", "C: ")
                .greet("srv message 1\0", out -> SaslStreams.of(server, InputStream.nullInputStream(), out)
                        .output());
        CyrusLines.requireGreeting(sampleRead(lines, "C: "), "client message 1\0", in -> SaslStreams.of(
                        server, in, OutputStream.nullOutputStream())
                .input()
                .readAllBytes());
    }

    /** sample-client: without server-last data. */
    private static void sampleClient(WireLines lines, String mechanism, String password) throws IOException {
        assertThat(new String(sampleRead(lines, "S: "), StandardCharsets.US_ASCII).split(" "))
                .contains(mechanism);
        SaslClient client = client(mechanism, password);
        lines.send("Using mechanism " + mechanism);
        String initial = client.hasInitialResponse()
                ? "\0" + new String(client.evaluateChallenge(new byte[0]), StandardCharsets.ISO_8859_1)
                : "";
        lines.send("Sending initial response...");
        lines.send("C: " + WireLines.encode((mechanism + initial).getBytes(StandardCharsets.ISO_8859_1)));
        try {
            while (!client.isComplete()) {
                byte[] output = client.evaluateChallenge(sampleRead(lines, "S: "));
                lines.send("C: " + WireLines.encode(output));
            }
            CyrusLines.requireGreeting(sampleRead(lines, "S: "), "srv message 1\0", in -> SaslStreams.of(
                            client, in, OutputStream.nullOutputStream())
                    .input()
                    .readAllBytes());
        } catch (WireException e) {
            assertThat(password).isNotEqualTo(Papers.PASSWORD);
            return;
        }
        new CyrusLines(lines, "C: ", "S: ")
                .greet("client message 1\0", out -> SaslStreams.of(client, InputStream.nullInputStream(), out)
                        .output());
    }

    /** The samples fail at a line that is no message. */
    private static byte[] sampleRead(WireLines lines, String mark) throws IOException {
        String line = lines.require("a message");
        assertThat(line).startsWith(mark);
        return WireLines.decode(line.substring(mark.length()));
    }

    private String password(boolean right) throws IOException {
        return right ? papers.password() : papers.wrongPassword();
    }

    private static void assertEnded(Ran ran, String mechanism, boolean right) {
        assertThat(ran.exitCode()).as(ran.all()).isEqualTo(right ? 0 : 1);
        assertThat(ran.all()).contains(right ? "in: " : "refused").contains(right ? mechanism : "");
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    @DisplayName(
            "13, client: --dialect gsasl logs in to what speaks as gsasl --server does, and not with a wrong password")
    void atGsaslServer(String mechanism, boolean right) throws Exception {
        Ran ran = against(
                DialectTest::gsaslServer,
                "client",
                "--stdio",
                "--dialect",
                "gsasl",
                "--mechanism",
                mechanism,
                "--user",
                Papers.USER,
                "--password-file",
                password(right));

        assertEnded(ran, mechanism, right);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    @DisplayName(
            "13, client: --dialect cyrus logs in to what speaks as sample-server does, and not with a wrong password")
    void atSampleServer(String mechanism, boolean right) throws Exception {
        Ran ran = against(
                DialectTest::sampleServer,
                "client",
                "--stdio",
                "--dialect",
                "cyrus",
                "--mechanism",
                mechanism,
                "--user",
                Papers.USER,
                "--password-file",
                password(right));

        assertEnded(ran, mechanism, right);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    @DisplayName("13, server: --dialect gsasl serves what speaks as gsasl --client does, and refuses a wrong password")
    void forGsaslClient(String mechanism, boolean right) throws Exception {
        Ran ran = against(
                lines -> gsaslClient(lines, mechanism, right ? Papers.PASSWORD : "guess"),
                "server",
                "--stdio",
                "--dialect",
                "gsasl",
                "--users",
                papers.users());

        assertEnded(ran, mechanism, right);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    @DisplayName("13, server: --dialect cyrus serves what speaks as sample-client does, and refuses a wrong password")
    void forSampleClient(String mechanism, boolean right) throws Exception {
        Ran ran = against(
                lines -> sampleClient(lines, mechanism, right ? Papers.PASSWORD : "guess"),
                "server",
                "--stdio",
                "--dialect",
                "cyrus",
                "--users",
                papers.users());

        assertEnded(ran, mechanism, right);
    }

    private static void assumeInPath(String program) {
        assumeTrue(
                Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                program + " is not in PATH");
    }

    @Test
    @DisplayName("13, client: at gsasl --server itself, where it is installed")
    void atGsasl() throws Exception {
        assumeInPath("gsasl");
        String secret = Papers.PASSWORD; // of a test, and gsasl takes it nowhere else
        Ran ran = Ran.sasl(
                "client",
                "--exec",
                "gsasl --server --quiet --mechanism SCRAM-SHA-256 --password " + secret,
                "--dialect",
                "gsasl",
                "--mechanism",
                "SCRAM-SHA-256",
                "--user",
                Papers.USER,
                "--password-file",
                papers.password());

        assertEnded(ran, "SCRAM-SHA-256", true);
    }

    @Test
    @DisplayName("13, client: at Cyrus SASL's sasl-sample-server itself, where it is installed")
    void atCyrus() throws Exception {
        assumeInPath("sasl-sample-server");
        Ran ran = Ran.sasl(
                "client",
                "--exec",
                "sasl-sample-server -m ANONYMOUS",
                "--dialect",
                "cyrus",
                "--mechanism",
                "ANONYMOUS");

        assertEnded(ran, "ANONYMOUS", true);
    }

    @Test
    @DisplayName("13, client: what a server says moves no cursor")
    void showsNoControlCharacters() {
        Ran colours = Ran.sasl(
                "client", "--mechanism", "ANONYMOUS", "--exec", "echo ANONYMOUS; read m; printf 'NO \\033[2J\\n'");

        assertThat(colours.err().strip()).isEqualTo("sasl: refused by the server: ?[2J");
    }

    @Test
    @DisplayName("13, client: --exec runs a program of the shell's, and its end without a word is a refusal")
    void runsProgram() throws Exception {
        String token = Base64.getEncoder().encodeToString(new byte[] {'x'});
        Ran in = Ran.sasl("client", "--mechanism", "ANONYMOUS", "--exec", "echo ANONYMOUS; read m; echo OK anonymous");
        Ran ended = Ran.sasl("client", "--mechanism", "ANONYMOUS", "--exec", "echo ANONYMOUS; read m; echo " + token);
        Ran refused = Ran.sasl("client", "--mechanism", "ANONYMOUS", "--exec", "echo ANONYMOUS; read m; echo NO, no");

        assertThat(in.out().strip()).isEqualTo("in: by ANONYMOUS");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    @Test
    @DisplayName("13, client: nor does its echo")
    void showsNoControlCharactersOfEcho() {
        Ran ran = Ran.typing(
                "line\n",
                "client",
                "--mechanism",
                "ANONYMOUS",
                "--exec",
                "echo ANONYMOUS; read m; echo OK anonymous; read l; printf '\\033[2J\\n'");

        assertThat(ran.out()).isEqualToNormalizingNewlines("in: by ANONYMOUS\n?[2J\n");
    }

    @Test
    @DisplayName(
            "13, client and server: nor do control characters of eight bits, which begin sequences on some terminals")
    void showsNoHighControlCharacters() {
        assertThat(Terminal.printable("\u009b2J j\u00fcrgen")).isEqualTo("?2J j\u00fcrgen");
    }

    @Test
    @DisplayName("13, client: a sample-server whose remarks have no end is left")
    void leavesEndlessRemarks() {
        InputStream says = new ByteArrayInputStream("x\n".repeat(1500).getBytes(StandardCharsets.US_ASCII));
        WireLines lines = new WireLines(says, OutputStream.nullOutputStream(), End.LF);

        assertThatThrownBy(() -> new CyrusClient(lines).receive()).hasMessage("an answer has more than 1000 lines");
    }
}
