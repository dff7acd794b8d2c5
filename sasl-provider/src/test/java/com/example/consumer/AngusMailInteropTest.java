package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.SaslProperties;
import org.sasl4j.tls.TestTls;

/** Angus Mail's IMAP client, unchanged, at a listener whose SASL is that of the registered providers. */
@ExtendWith(OursFirst.class)
class AngusMailInteropTest {
    private static final String EVERYTHING = "AUTH=SCRAM-SHA-256 AUTH=SCRAM-SHA-256-PLUS AUTH=PLAIN AUTH=LOGIN";

    private static Properties settings(String mechanisms) {
        Properties settings = new Properties();
        settings.put("mail.imap.sasl.enable", "true");
        settings.put("mail.imap.sasl.mechanisms", mechanisms);
        settings.put("mail.imap.connectiontimeout", String.valueOf(TestTls.PATIENCE));
        settings.put("mail.imap.timeout", String.valueOf(TestTls.PATIENCE));
        return settings;
    }

    private static void logIn(ImapListener listener, Properties settings, String password) throws MessagingException {
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect("127.0.0.1", listener.port(), "alice", password);
            assertThat(store.isConnected()).isTrue();
        }
    }

    /** Neither the commands that send a password in clear, nor its octets in any line, encoded or not. */
    private static void assertNothingInClear(ImapListener listener, String password) {
        assertThat(listener.received()).isNotEmpty().allSatisfy(line -> {
            assertThat(line).doesNotContain(" LOGIN ", "AUTHENTICATE PLAIN", "AUTHENTICATE LOGIN", password);
            for (String word : line.split(" ")) {
                assertThat(decoded(word)).doesNotContain(password);
            }
        });
    }

    private static String decoded(String word) {
        try {
            return new String(Base64.getDecoder().decode(word), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, EVERYTHING + " SASL-IR"})
    @DisplayName("Angus Mail: SCRAM-SHA-256 logs in, with an initial response and without")
    void logsIn(String capabilities) throws Exception {
        try (ImapListener listener = new ImapListener(capabilities)) {
            logIn(listener, settings("SCRAM-SHA-256"), "secret");

            assertThat(listener.users()).containsExactly("alice");
            assertThat(listener.received())
                    .anyMatch(line -> line.matches(
                            capabilities.contains("SASL-IR")
                                    ? ".* AUTHENTICATE SCRAM-SHA-256 biws.*" // n,,
                                    : ".* AUTHENTICATE SCRAM-SHA-256"));
            assertNothingInClear(listener, "secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, EVERYTHING + " SASL-IR"})
    @DisplayName("Angus Mail: a wrong password is refused and nothing weaker is tried")
    void refusesWrongPassword(String capabilities) throws Exception {
        try (ImapListener listener = new ImapListener(capabilities)) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> logIn(listener, settings("SCRAM-SHA-256"), "guess"));

            assertThat(listener.users()).isEmpty();
            assertNothingInClear(listener, "guess");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, EVERYTHING + " SASL-IR"})
    @DisplayName("S8, Angus Mail: -PLUS without a binding fails at the first step, so no password goes out in clear")
    void failsWithoutBindingRatherThanInClear(String capabilities) throws Exception {
        try (ImapListener listener = new ImapListener(capabilities)) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> logIn(listener, settings("SCRAM-SHA-256-PLUS"), "secret"));

            assertThat(listener.users()).isEmpty();
            assertNothingInClear(listener, "secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    @DisplayName(
            "Angus Mail: what policy refuses at creation it takes for no SASL, and sends LOGIN; no setting keeps it back")
    void policyIsNoRefusalToAngus(String enforce) throws Exception {
        Properties settings = settings("SCRAM-SHA-256");
        settings.put(SaslProperties.CHANNELBINDING_POLICY, "require");
        settings.put(SaslProperties.ENFORCE, enforce);
        for (String weaker : List.of("plain", "login", "ntlm", "xoauth2")) {
            settings.put("mail.imap.auth." + weaker + ".disable", "true");
        }
        try (ImapListener listener = new ImapListener(EVERYTHING)) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> logIn(listener, settings, "secret"));
            assertThat(listener.received()).anyMatch(line -> line.contains(" LOGIN alice secret"));
        }
        try (ImapListener listener = new ImapListener(EVERYTHING + " LOGINDISABLED")) {
            assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> logIn(listener, settings, "secret"));
            assertNothingInClear(listener, "secret");
        }
    }

    @Test
    @DisplayName("Angus Mail: the SCRAM client that its call gets is ours")
    void isOurs() throws Exception {
        CallbackHandler handler = callbacks -> {};
        SaslClient client =
                Sasl.createSaslClient(new String[] {"SCRAM-SHA-256"}, "alice", "imap", "127.0.0.1", null, handler);

        assertThat(Registered.isOurs(client)).isTrue();
    }
}
