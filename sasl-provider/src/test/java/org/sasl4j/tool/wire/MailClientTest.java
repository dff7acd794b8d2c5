package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.consumer.Alice;
import com.example.consumer.ImapListener;
import com.example.consumer.LineListener;
import com.example.consumer.OurServers;
import com.example.consumer.mail.SmtpListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** sasl client at mail servers. */
class MailClientTest {
    @TempDir
    private Path folder;

    private Papers papers;

    @BeforeEach
    void makePapers() {
        papers = new Papers(folder);
    }

    static Stream<Arguments> mechanisms() {
        return Stream.of("imap", "smtp").flatMap(protocol -> Stream.of(
                        "SCRAM-SHA-256", "DIGEST-MD5", "CRAM-MD5", "PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2")
                .filter(mechanism -> protocol.equals("smtp") || !mechanism.equals("PLAIN")) // that listener refuses it
                .map(mechanism -> Arguments.of(protocol, mechanism)));
    }

    private static LineListener listener(String protocol, String... mechanisms) throws IOException {
        LineListener.Servers ours = asked -> OurServers.start(asked, protocol);
        return protocol.equals("smtp")
                ? new SmtpListener(String.join(" ", mechanisms), ours)
                : new ImapListener("AUTH=" + String.join(" AUTH=", mechanisms), ours);
    }

    private Ran logIn(String protocol, int port, String secret, String... more) throws IOException {
        List<String> args =
                new ArrayList<>(List.of("client", "--" + protocol, "localhost:" + port, "--user", Alice.NAME));
        args.addAll(List.of(more));
        String file = papers.write("secret", secret + "\n");
        args.addAll(List.of(args.contains("--token-file") ? "" : "--password-file", file));
        args.remove("");
        return Ran.sasl(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    @DisplayName("13, client: by IMAP and SMTP each mechanism gets in with the right secret and not with a wrong one")
    void logsIn(String protocol, String mechanism) throws Exception {
        List<String> more = new ArrayList<>(List.of("--mechanism", mechanism, "--plaintext"));
        if (mechanism.endsWith("BEARER") || mechanism.equals("XOAUTH2")) {
            more.add("--token-file");
        }
        try (LineListener listener = listener(protocol, mechanism)) {
            Ran right = logIn(protocol, listener.port(), Alice.PASSWORD, more.toArray(String[]::new));
            Ran wrong = logIn(protocol, listener.port(), "guess", more.toArray(String[]::new));

            assertThat(right.err()).isEmpty();
            assertThat(right.out().strip()).isEqualTo("in: by " + mechanism);
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.err()).startsWith("sasl: refused by the server: ").doesNotContain("guess");
            assertThat(listener.users()).containsExactly(Alice.NAME);
            assertThat(listener.received()).anyMatch(line -> line.endsWith("LOGOUT") || line.equals("QUIT"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "smtp"})
    @DisplayName("13, client: of what a mail server offers it takes the best, and says why")
    void choosesBest(String protocol) throws Exception {
        try (LineListener listener = listener(protocol, "PLAIN", "SCRAM-SHA-256", "X-OTHER")) {
            Ran ran = logIn(protocol, listener.port(), Alice.PASSWORD, "--explain");

            assertThat(ran.out().lines())
                    .startsWith("offered: PLAIN SCRAM-SHA-256 X-OTHER", "  SCRAM-SHA-256: chosen, priority 41")
                    .endsWith("in: by SCRAM-SHA-256")
                    .anyMatch(line -> line.startsWith("  PLAIN: "))
                    .anyMatch(line -> line.startsWith("  X-OTHER: offered, but not known here"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "smtp"})
    @DisplayName("13, client: a mail server whose answer has no end is left")
    void leavesEndlessServer(String protocol) throws Exception {
        try (StartTlsListener listener = new StartTlsListener(protocol, StartTlsListener.Manner.ENDLESS)) {
            assertThat(logIn(protocol, listener.port(), Alice.PASSWORD).err())
                    .startsWith("sasl: an answer has more than 1000 lines");
        }
    }

    @Test
    @DisplayName(
            "13, client: an IMAP server that says other things without end is left while its verdict is waited for")
    void leavesEndlessVerdict() throws Exception {
        InputStream says =
                new ByteArrayInputStream("* 1 EXISTS\r\n".repeat(1500).getBytes(StandardCharsets.US_ASCII));
        try (ClientWire wire = ClientWire.over(says, OutputStream.nullOutputStream(), says)) {
            assertThatThrownBy(() -> new ImapClient(wire, false).receive())
                    .hasMessage("an answer has more than 1000 lines");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "smtp"})
    @DisplayName("13, client: without TLS it does not send a password, though the server asks for nothing else")
    void sendsNoPasswordInClear(String protocol) throws Exception {
        try (LineListener listener = listener(protocol, "PLAIN", "LOGIN")) {
            Ran ran = logIn(protocol, listener.port(), Alice.PASSWORD);

            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.err()).startsWith("sasl: no mechanism is left to try: ");
            assertThat(listener.received()).noneMatch(line -> line.contains("AUTH"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "smtp"})
    @DisplayName("13, client: --starttls changes to TLS, asks again what is offered, and binds to the connection")
    void startsTls(String protocol) throws Exception {
        try (StartTlsListener listener = new StartTlsListener(protocol, StartTlsListener.Manner.RIGHT)) {
            Ran ran = logIn(protocol, listener.port(), Alice.PASSWORD, "--starttls", "--insecure", "--explain");

            assertThat(ran.err()).isEmpty();
            assertThat(ran.out().lines())
                    .startsWith("offered: SCRAM-SHA-256 SCRAM-SHA-256-PLUS")
                    .endsWith("in: by SCRAM-SHA-256-PLUS, bound by tls-server-end-point");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "smtp"})
    @DisplayName(
            "13, client: --starttls without STARTTLS, with more in clear after it or with a wrong certificate goes no further")
    void refusesWrongTls(String protocol) throws Exception {
        try (LineListener without = listener(protocol, "PLAIN");
                StartTlsListener more = new StartTlsListener(protocol, StartTlsListener.Manner.INJECTING);
                StartTlsListener wrong = new StartTlsListener(protocol, StartTlsListener.Manner.RIGHT)) {
            assertThat(logIn(protocol, without.port(), Alice.PASSWORD, "--starttls", "--insecure")
                            .err())
                    .startsWith("sasl: the server does not offer STARTTLS");
            assertThat(logIn(protocol, more.port(), Alice.PASSWORD, "--starttls", "--insecure")
                            .err())
                    .startsWith("sasl: the server sent more in clear than it should before TLS");
            Ran untrusted = logIn(protocol, wrong.port(), Alice.PASSWORD, "--starttls");
            assertThat(untrusted.exitCode()).isEqualTo(1);
            assertThat(untrusted.out()).isEmpty();
        }
    }
}
