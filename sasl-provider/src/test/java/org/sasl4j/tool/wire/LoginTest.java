package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.Mechanism;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.Trait;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.tls.TestTls;
import org.sasl4j.tool.wire.Papers.Identity;

/** Our client at our server, by every mechanism there is. */
class LoginTest {
    @TempDir
    private Path folder;

    private Papers papers;

    /** Rightly or not. */
    private enum Claim {
        RIGHT,
        WRONG
    }

    @BeforeEach
    void makePapers() {
        papers = new Papers(folder);
    }

    private static Stream<String> named(boolean overTls) {
        return Mechanisms.standard().ranked().stream()
                .filter(mechanism -> overTls
                        || !mechanism.traits().contains(Trait.BINDING) && mechanism.need() != Need.EXTERNAL_IDENTITY)
                .map(Mechanism::name)
                .map(String::valueOf);
    }

    static Stream<Arguments> overTls() {
        return named(true).flatMap(LoginTest::claims);
    }

    static Stream<Arguments> withoutTls() {
        return named(false).flatMap(LoginTest::claims);
    }

    private static Stream<Arguments> claims(String mechanism) {
        Stream<Claim> claims = mechanism.equals("ANONYMOUS") ? Stream.of(Claim.RIGHT) : Stream.of(Claim.values());
        return claims.map(claim -> Arguments.of(mechanism, claim));
    }

    private List<String> ofServer(String mechanism) throws IOException {
        return new ArrayList<>(List.of("--users", papers.users(), "--tokens", papers.tokens(), "--allow", mechanism));
    }

    private List<String> ofClient(String mechanism, Claim claim) throws Exception {
        List<String> args = new ArrayList<>(List.of("client", "--mechanism", mechanism));
        boolean right = claim == Claim.RIGHT;
        switch (Mechanisms.standard().ranked().stream()
                .filter(known -> known.name().toString().equals(mechanism))
                .findFirst()
                .orElseThrow()
                .need()) {
            case PASSWORD ->
                args.addAll(List.of(
                        "--user", Papers.USER, "--password-file", right ? papers.password() : papers.wrongPassword()));
            case TOKEN ->
                args.addAll(
                        List.of("--user", Papers.USER, "--token-file", right ? papers.token() : papers.forgedToken()));
            case EXTERNAL_IDENTITY -> {
                Identity shown = papers.identity(right ? "juliet" : "tybalt");
                args.addAll(List.of("--cert", shown.certificate(), "--key", shown.key()));
            }
            default -> {
                // it proves nothing
            }
        }
        return args;
    }

    private static void assertEnded(Claim claim, String mechanism, Ran client) {
        if (claim == Claim.RIGHT) {
            assertThat(client.exitCode()).as(client.all()).isZero();
            assertThat(client.out() + client.err()).contains("in: by " + mechanism);
        } else {
            assertThat(client.exitCode()).as(client.all()).isEqualTo(1);
            assertThat(client.err().lines()).singleElement().asString().startsWith("sasl: ");
        }
        assertThat(client.all()).doesNotContain(Papers.PASSWORD, Papers.TOKEN, "a guess", "forged0123");
    }

    private static void assertTold(Claim claim, String mechanism, Told told) throws InterruptedException {
        String expected = claim == Claim.RIGHT ? "in: " : mechanism.equals("EXTERNAL") ? "cut off: " : "refused: ";
        assertThat(told.await(expected)).contains(mechanism.equals("EXTERNAL") ? "from 127" : mechanism);
        assertThat(told.lines().toString()).doesNotContain(Papers.PASSWORD, Papers.TOKEN, "a guess", "forged0123");
    }

    @ParameterizedTest
    @MethodSource("overTls")
    @DisplayName("13, server: over TLS each mechanism lets in whom it should, and says who, and nobody else")
    void overTls(String mechanism, Claim claim) throws Exception {
        List<String> server = ofServer(mechanism);
        server.add("--tls");
        server.add("--verbose");
        if (mechanism.equals("EXTERNAL")) {
            List<String> client = ofClient(mechanism, Claim.RIGHT);
            server.addAll(List.of("--client-auth", client.get(client.indexOf("--cert") + 1)));
        }
        try (Serving serving = Serving.with(server.toArray(String[]::new))) {
            String fingerprint = serving.told().await("certificate SHA-256 ").split(" ")[2];
            List<String> client = ofClientKeeping(mechanism, claim);
            client.addAll(List.of("--connect", serving.address(), "--tls", "--fingerprint", fingerprint, "--verbose"));
            Ran ran = Ran.sasl(client.toArray(String[]::new));

            assertEnded(claim, mechanism, ran);
            if (claim == Claim.RIGHT || !mechanism.equals("EXTERNAL")) {
                assertTold(claim, mechanism, serving.told());
            }
        }
    }

    /** Not a new certificate of the same name where the server was told of the first. */
    private List<String> ofClientKeeping(String mechanism, Claim claim) throws Exception {
        if (!mechanism.equals("EXTERNAL") || claim == Claim.WRONG) {
            return ofClient(mechanism, claim);
        }
        return new ArrayList<>(List.of(
                "client",
                "--mechanism",
                mechanism,
                "--cert",
                folder.resolve("juliet.crt").toString(),
                "--key",
                folder.resolve("juliet.key").toString()));
    }

    @ParameterizedTest
    @MethodSource("withoutTls")
    @DisplayName("13, client: without TLS each mechanism logs in where both sides say --plaintext")
    void inClear(String mechanism, Claim claim) throws Exception {
        List<String> server = ofServer(mechanism);
        server.addAll(List.of("--plaintext", "--once"));
        try (Serving serving = Serving.with(server.toArray(String[]::new))) {
            List<String> client = ofClient(mechanism, claim);
            client.addAll(List.of("--connect", serving.address(), "--plaintext"));
            Ran ran = Ran.sasl(client.toArray(String[]::new));

            assertEnded(claim, mechanism, ran);
            assertTold(claim, mechanism, serving.told());
            assertThat(serving.exitCode()).isEqualTo(ran.exitCode());
        }
    }

    @ParameterizedTest
    @MethodSource("withoutTls")
    @DisplayName("13, server: each mechanism over stdin and stdout, which carry the protocol and nothing else")
    void overStdio(String mechanism, Claim claim) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket near = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
                Socket far = listening.accept()) {
            List<String> server = ofServer(mechanism);
            server.addAll(List.of("server", "--stdio"));
            Collections.rotate(server, 2);
            CompletableFuture<Ran> serving = CompletableFuture.supplyAsync(() -> serve(far, server));
            List<String> client = ofClient(mechanism, claim);
            client.add("--stdio");
            Ran ran = Ran.over(near.getInputStream(), near.getOutputStream(), client.toArray(String[]::new));
            near.shutdownOutput();

            assertEnded(claim, mechanism, ran);
            assertThat(ran.out()).isEmpty();
            Ran served = serving.get(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
            assertThat(served.exitCode()).isEqualTo(ran.exitCode());
            assertThat(served.out()).isEmpty();
            assertThat(served.err()).contains((claim == Claim.RIGHT ? "in: " : "refused: "), mechanism, "from stdin");
        }
    }

    private static Ran serve(Socket socket, List<String> args) {
        try {
            return Ran.over(socket.getInputStream(), socket.getOutputStream(), args.toArray(String[]::new));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
