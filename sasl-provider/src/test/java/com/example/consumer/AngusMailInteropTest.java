package com.example.consumer;

import static com.example.consumer.AngusMail.assertNothingInClear;
import static com.example.consumer.AngusMail.logIn;
import static com.example.consumer.AngusMail.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Properties;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.provider.Registered;

/** Angus Mail's IMAP client, unchanged, at a listener whose SASL is that of the registered providers. */
@ExtendWith(OursFirst.class)
class AngusMailInteropTest {
    private static final String EVERYTHING = "AUTH=SCRAM-SHA-256 AUTH=SCRAM-SHA-256-PLUS AUTH=PLAIN AUTH=LOGIN";

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

    @Test
    @DisplayName(
            "S8, Angus Mail: of a list the JDK takes the first; a -PLUS without a binding fails rather than make way")
    void takesFirstOfList() throws Exception {
        try (ImapListener listener = new ImapListener(EVERYTHING)) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> logIn(listener, settings("SCRAM-SHA-256-PLUS SCRAM-SHA-256"), "secret"));

            assertThat(listener.received()).anyMatch(line -> line.endsWith("AUTHENTICATE SCRAM-SHA-256-PLUS"));
            assertNothingInClear(listener, "secret");
        }
    }

    /** Settings under which Angus tries SCRAM and, where that is refused to it, nothing but the command LOGIN. */
    private static Properties settingsWith(String... more) {
        Properties settings = settings("SCRAM-SHA-256");
        for (String weaker : List.of("plain", "login", "ntlm", "xoauth2")) {
            settings.put("mail.imap.auth." + weaker + ".disable", "true");
        }
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    @Test
    @DisplayName("Angus Mail: what policy leaves to other providers it takes for no SASL, and sends LOGIN")
    void policyAloneIsNoRefusalToAngus() throws Exception {
        Properties settings = settingsWith("org.sasl4j.channelbinding.policy", "require");
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

    @ParameterizedTest
    @CsvSource({
        "channelbinding.policy, require",
        "mechanisms, SCRAM-SHA-512",
        "normalization, nfc",
        "scram.iterations.min, many",
        "connection, tls"
    })
    @DisplayName("10 B7, Angus Mail: what is enforced, or makes no sense, fails the login, and no LOGIN is sent")
    void sendsNothingInsteadOfWhatIsRefused(String key, String value) throws Exception {
        for (String capabilities : List.of(EVERYTHING, EVERYTHING + " SASL-IR")) {
            try (ImapListener listener = new ImapListener(capabilities)) {
                Properties settings = settingsWith("org.sasl4j." + key, value, "org.sasl4j.enforce", "true");

                assertThatExceptionOfType(MessagingException.class)
                        .isThrownBy(() -> logIn(listener, settings, "secret"));
                assertNothingInClear(listener, "secret");
            }
        }
    }

    @Test
    @DisplayName("Angus Mail: the SCRAM client that its call gets is ours")
    void isOurs() throws Exception {
        CallbackHandler handler = callbacks -> {};
        SaslClient client =
                Sasl.createSaslClient(new String[] {"SCRAM-SHA-256"}, "alice", "imap", "localhost", null, handler);

        assertThat(Registered.isOurs(client)).isTrue();
    }
}
