package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.tool.DemoCertificate;
import org.sasl4j.tool.wire.Papers.Identity;

/** What sasl client chooses, trusts, sends afterwards and says. */
class ClientTest {
    private static final String LINES = "Good night, good night!\nParting is such sweet sorrow \u2013\n\n";

    @TempDir
    private Path folder;

    private Papers papers;

    @BeforeEach
    void makePapers() {
        papers = new Papers(folder);
    }

    private Ran logIn(Serving serving, String stdin, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of("client", "--connect", serving.address(), "--user", Papers.USER));
        args.addAll(List.of(more));
        if (!args.contains("--password-stdin")) {
            args.addAll(List.of("--password-file", papers.password()));
        }
        return Ran.typing(stdin, args.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "auth-int", "auth-conf"})
    @DisplayName("13, client: after success each line of stdin goes through the layer and comes back")
    void echoesThroughLayer(String qop) throws Exception {
        try (Serving serving = Serving.with("--users", papers.users(), "--realm", "verona,mantua")) {
            Ran ran = logIn(serving, LINES, "--mechanism", "DIGEST-MD5", "--qop", qop, "--realm", "mantua");

            String layer = qop.equals("auth") ? "" : ", under " + qop;
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).isEqualToNormalizingNewlines("in: by DIGEST-MD5" + layer + "\n" + LINES);
            assertThat(serving.told().await("in: "))
                    .startsWith("in: juliet by DIGEST-MD5" + layer + " from 127.0.0.1:");
        }
    }

    @Test
    @DisplayName("13, client: a layer that the server does not offer is not gone without")
    void refusesLesserLayer() throws Exception {
        try (Serving serving = Serving.with("--users", papers.users(), "--qop", "auth")) {
            Ran ran = logIn(serving, LINES, "--mechanism", "DIGEST-MD5", "--qop", "auth-conf");

            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    @DisplayName("13, client: the password may be the first line of stdin, and what follows it is sent")
    void takesPasswordFromStdin() throws Exception {
        try (Serving serving = Serving.with("--users", papers.users())) {
            Ran ran = logIn(serving, Papers.PASSWORD + "\nO Romeo\n", "--password-stdin");

            assertThat(ran.out()).isEqualToNormalizingNewlines("in: by SCRAM-SHA-512\nO Romeo\n");
            assertThat(logIn(serving, "guess\n", "--password-stdin").exitCode()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("13, client: --explain says what is offered, what is chosen and why the others are not")
    void explains() throws Exception {
        try (Serving serving =
                Serving.with("--users", papers.users(), "--allow", "PLAIN,CRAM-MD5,SCRAM-SHA-1,ANONYMOUS")) {
            Ran ran = logIn(serving, "", "--explain", "--allow", "PLAIN,CRAM-MD5,ANONYMOUS");

            assertThat(ran.out().lines())
                    .containsExactly(
                            "offered: SCRAM-SHA-1 CRAM-MD5 ANONYMOUS",
                            "  CRAM-MD5: chosen, priority 25",
                            "  ANONYMOUS: number 2, priority 10",
                            "  SCRAM-SHA-1: not in the whitelist",
                            "in: by CRAM-MD5");
        }
    }

    @Test
    @DisplayName("13, client: no password goes over a connection that others can read, whatever the server offers")
    void sendsNoPasswordInClear() throws Exception {
        try (Serving serving =
                Serving.with("--users", papers.users(), "--allow", "PLAIN", "--plaintext", "--verbose")) {
            Ran ran = logIn(serving, "");

            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.err()).contains("no mechanism is left to try: PLAIN: ");
            serving.told().await("cut off: ");
            assertThat(serving.told().lines()).noneMatch(line -> line.contains("C: "));
        }
    }

    @Test
    @DisplayName("13, server: under a certificate made on the spot it offers -PLUS first, and the client binds to it")
    void bindsToMadeCertificate() throws Exception {
        try (Serving serving = Serving.with("--users", papers.users(), "--tls")) {
            Ran ran = logIn(serving, "", "--tls", "--insecure");

            assertThat(ran.out().strip()).isEqualTo("in: by SCRAM-SHA-512-PLUS, bound by tls-server-end-point");
        }
    }

    @Test
    @DisplayName("13, client: a server's certificate is trusted by file or fingerprint, and no other is")
    void trustsWhomItIsTold() throws Exception {
        Identity right = papers.identity("server");
        Identity other = papers.identity("other");
        try (Serving serving =
                Serving.with("--users", papers.users(), "--tls", "--cert", right.certificate(), "--key", right.key())) {
            String fingerprint = serving.told().await("certificate SHA-256 ").split(" ")[2];

            assertThat(logIn(serving, "", "--tls", "--trust", right.certificate())
                            .exitCode())
                    .isZero();
            assertThat(logIn(serving, "", "--tls", "--fingerprint", fingerprint.toLowerCase(Locale.ROOT))
                            .exitCode())
                    .isZero();
            assertThat(List.of(
                            logIn(serving, "", "--tls"),
                            logIn(serving, "", "--tls", "--trust", other.certificate()),
                            logIn(serving, "", "--tls", "--fingerprint", fingerprint.replace('A', 'B') + "00")))
                    .allSatisfy(ran -> {
                        assertThat(ran.exitCode()).isEqualTo(1);
                        assertThat(ran.err().lines()).hasSize(1);
                    });
        }
    }

    @Test
    @DisplayName("13, server: its key may be in a PKCS#12 file whose password is in another")
    void readsKeyStore() throws Exception {
        DemoCertificate made = DemoCertificate.of("stored");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", made.key(), "secret".toCharArray(), new X509Certificate[] {made.certificate()});
        Path file = folder.resolve("store.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        String password = papers.write("store.password", "secret\n");
        try (Serving serving = Serving.with(
                "--users",
                papers.users(),
                "--tls",
                "--keystore",
                file.toString(),
                "--keystore-password-file",
                password)) {
            assertThat(logIn(serving, "", "--tls", "--insecure").exitCode()).isZero();
        }
    }

    @Test
    @DisplayName("13, client: a user who may not act as another is told so")
    void refusesToActAsAnother() throws Exception {
        try (Serving serving = Serving.with("--users", papers.users())) {
            Ran ran = logIn(serving, "", "--authzid", "romeo");

            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.err()).startsWith("sasl: refused by the server: NOT_AUTHORIZED: ");
            assertThat(serving.told().await("refused: ")).contains("NOT_AUTHORIZED");
        }
    }

    @Test
    @DisplayName("13, server: whom it refuses it tells no more than the peer may know, and its own log what was wrong")
    void tellsWhatWasWrong() throws Exception {
        try (Serving serving = Serving.with("--users", papers.users())) {
            Ran wrong = Ran.sasl(
                    "client",
                    "--connect",
                    serving.address(),
                    "--user",
                    "rosaline",
                    "--password-file",
                    papers.password());

            assertThat(wrong.err()).doesNotContain("no such user");
            assertThat(serving.told().await("refused: ")).endsWith("(no such user)");
        }
    }

    @Test
    @DisplayName("13, client: a server that cannot be reached is one line, and no stack trace")
    void reportsNobodyThere() throws IOException {
        Ran ran = Ran.sasl(
                "client", "--connect", "127.0.0.1:1", "--user", "juliet", "--password-file", papers.password());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines()).singleElement().asString().startsWith("sasl: ");
    }

    @Test
    @DisplayName("13, client: the end of stdin ends the last line, too")
    void sendsLineWithoutEnd() throws Exception {
        try (Serving serving = Serving.with("--users", papers.users())) {
            Ran ran = logIn(serving, "one\ntwo", "--mechanism", "SCRAM-SHA-256");

            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).isEqualToNormalizingNewlines("in: by SCRAM-SHA-256\none\ntwo\n");
            assertThat(ran.exitCode()).isZero();
        }
    }
}
