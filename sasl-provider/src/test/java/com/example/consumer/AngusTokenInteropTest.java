package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.AuthenticationFailedException;
import java.util.Map;
import java.util.Properties;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;

/** Angus Mail's IMAP client, unchanged, with a token in its PasswordCallback. */
@ExtendWith(OursFirst.class)
class AngusTokenInteropTest {
    private static final String GOOD = "ya29.good-token_with~signs+/==";

    private static SaslServer server(String mechanism) throws SaslException {
        TokenValidator validator = request -> new String(request.token().revealChars()).startsWith(GOOD.substring(0, 5))
                ? TokenVerdict.accepted("alice")
                : TokenVerdict.rejected(TokenError.of("invalid_token").withScope("mail"));
        Map<String, Object> properties =
                Map.of("org.sasl4j.oauth.validator", validator, "org.sasl4j.credentials", Ours.store());
        SaslServer server = Sasl.createSaslServer(mechanism, "imap", "localhost", properties, null);
        assertThat(Registered.isOurs(server)).isTrue();
        return server;
    }

    private static Properties settings(String mechanism) {
        Properties settings = AngusMail.settings(mechanism);
        settings.put("mail.imap.auth.mechanisms", "none"); // Angus has XOAUTH2 and OAUTHBEARER of its own
        return settings;
    }

    @ParameterizedTest
    @CsvSource({"OAUTHBEARER, ' SASL-IR'", "OAUTHBEARER, ''", "XOAUTH2, ' SASL-IR'", "XOAUTH2, ''"})
    @DisplayName("O12, O13, Angus Mail: a token logs in, with an initial response and without")
    void logsIn(String mechanism, String more) throws Exception {
        try (ImapListener listener = new ImapListener("AUTH=" + mechanism + more, AngusTokenInteropTest::server)) {
            AngusMail.logIn(listener, settings(mechanism), GOOD);

            assertThat(listener.users()).containsExactly("alice");
            AngusMail.assertNothingInClear(listener, "AUTHENTICATE LOGIN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTHBEARER", "XOAUTH2"})
    @DisplayName("O12, Angus Mail: a token of 20 kB without an initial response")
    void logsInWithALongToken(String mechanism) throws Exception {
        try (ImapListener listener = new ImapListener("AUTH=" + mechanism, AngusTokenInteropTest::server)) {
            AngusMail.logIn(listener, settings(mechanism), "ya29." + "x".repeat(20_000));

            assertThat(listener.users()).containsExactly("alice");
        }
    }

    @ParameterizedTest
    @CsvSource({"OAUTHBEARER, ' SASL-IR'", "OAUTHBEARER, ''", "XOAUTH2, ' SASL-IR'", "XOAUTH2, ''"})
    @DisplayName("O7, O8, Angus Mail: a bad token is refused")
    void refuses(String mechanism, String more) throws Exception {
        try (ImapListener listener = new ImapListener("AUTH=" + mechanism + more, AngusTokenInteropTest::server)) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> AngusMail.logIn(listener, settings(mechanism), "wrong"))
                    .withMessageContaining("not accepted");
            assertThat(listener.users()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"secret, true", "guess, false"})
    @DisplayName("Angus Mail: LOGIN, where a server has nothing better")
    void logsInByLogin(String password, boolean right) throws Exception {
        try (ImapListener listener = new ImapListener("AUTH=LOGIN", AngusTokenInteropTest::server)) {
            if (right) {
                AngusMail.logIn(listener, settings("LOGIN"), password);
                assertThat(listener.users()).containsExactly("alice");
            } else {
                assertThatExceptionOfType(AuthenticationFailedException.class)
                        .isThrownBy(() -> AngusMail.logIn(listener, settings("LOGIN"), password));
                assertThat(listener.users()).isEmpty();
            }
        }
    }
}
