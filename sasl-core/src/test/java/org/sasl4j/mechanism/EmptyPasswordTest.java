package org.sasl4j.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.security.auth.callback.Callback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;

@DisplayName("10 D5: clients prove themselves by nothing in no mechanism, and say so in the same words")
class EmptyPasswordTest {
    private static final List<String> NOTHING = List.of("", "\u00AD");

    private static byte[] challenge(String mechanism) {
        return switch (mechanism) {
            case "CRAM-MD5" -> "<1@localhost>".getBytes(StandardCharsets.US_ASCII);
            case "DIGEST-MD5" ->
                "realm=\"r\",nonce=\"n\",qop=\"auth\",algorithm=md5-sess,charset=utf-8"
                        .getBytes(StandardCharsets.US_ASCII);
            case "LOGIN" -> "Username:".getBytes(StandardCharsets.US_ASCII);
            default -> new byte[0];
        };
    }

    /** A client whose password, or token, is this. */
    private static Exchange client(String mechanism, String secret, Normalization normalization) {
        return Exchange.client(TestLogins.mechanism(mechanism), new ClientContext() {
            @Override
            public Login login() {
                return new Login("user", Secret.of(secret.toCharArray()));
            }

            @Override
            public boolean ask(Callback... questions) {
                return TestLogins.answersName("user", questions);
            }

            @Override
            public Service service() {
                return new Service("imap", "localhost");
            }

            @Override
            public Settings settings() {
                return Settings.none()
                        .with(OauthBearer.TOKEN, () -> Secret.of(secret.toCharArray()))
                        .with(NORMALIZATION, Preparation.of(normalization))
                        .with(Nonces.CHOSEN, "abc");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLAIN",
                "LOGIN",
                "FOO",
                "CRAM-MD5",
                "DIGEST-MD5",
                "SCRAM-SHA-1",
                "SCRAM-SHA-256",
                "SCRAM-SHA-384",
                "SCRAM-SHA-512"
            })
    void refusesAnEmptyPassword(String mechanism) throws MechanismException {
        for (String password : NOTHING) {
            Exchange client = client(mechanism, password, Normalization.SASLPREP);

            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> client.evaluate(challenge(mechanism)))
                    .withMessage("the password is empty, so it would prove nothing")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ABORTED));
        }
        assertThat(client(mechanism, "\u00AD", Normalization.NONE).evaluate(challenge(mechanism)))
                .as("a password that is not prepared is not empty")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTHBEARER", "XOAUTH2"})
    void refusesAnEmptyToken(String mechanism) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client(mechanism, "", Normalization.SASLPREP).evaluate(null))
                .withMessage("the token is empty, so it would prove nothing")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ABORTED));
    }
}
