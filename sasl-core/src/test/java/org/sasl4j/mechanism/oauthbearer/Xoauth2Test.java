package org.sasl4j.mechanism.oauthbearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.Settings;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.TestLogins;

/** O13. */
class Xoauth2Test {
    private static final String OF_GOOGLE =
            "user=someuser@example.com^Aauth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg^A^A";

    private static byte[] octets(String text) {
        return text.replace("^A", "\u0001").getBytes(StandardCharsets.UTF_8);
    }

    private static Exchange client(String user, String token) {
        return Exchange.client(new Xoauth2(), TestLogins.holder(user, token));
    }

    private static Exchange server(TokenVerdict verdict) {
        return Exchange.server(
                new Xoauth2(),
                StoreServerContext.builder((user, realm, mechanism) -> Optional.empty())
                        .with(OauthBearer.VALIDATOR, request -> verdict)
                        .build());
    }

    @Test
    @DisplayName("O13: the message as Google describes it")
    void sendsWhatGoogleDescribes() throws MechanismException {
        Exchange client = client("someuser@example.com", "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg");

        assertThat(client.evaluate(null)).isEqualTo(octets(OF_GOOGLE));
        assertThat(client.isComplete()).isTrue();
    }

    @Test
    @DisplayName("O13: the user has to be whom the token's owner may act as")
    void authorisesTheUser() throws MechanismException {
        Exchange own = server(TokenVerdict.accepted("someuser@example.com"));
        Exchange others = server(TokenVerdict.accepted("other@example.com"));

        assertThat(own.evaluate(octets(OF_GOOGLE))).isNull();
        assertThat(own.authorizationId()).isEqualTo("someuser@example.com");
        assertThat(others.evaluate(octets(OF_GOOGLE))).isEqualTo(octets("{\"status\":\"insufficient_scope\"}"));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> others.evaluate(new byte[0]))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AUTHORIZED));
    }

    @Test
    @DisplayName("O13: an error is answered by nothing, and then both have failed")
    void answersAnErrorByNothing() throws MechanismException {
        Exchange client = client("u", "wrong");
        Exchange server = server(TokenVerdict.rejected(TokenError.of("401").withScope("https://mail.google.com/")));
        byte[] error = server.evaluate(client.evaluate(null));

        byte[] answer = client.evaluate(error);

        assertThat(answer).isEmpty();
        assertThat(client.isComplete()).isFalse();
        assertThatExceptionOfType(MechanismException.class).isThrownBy(() -> server.evaluate(answer));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client.evaluate(null))
                .withMessage("the server refuses the token: 401")
                .satisfies(
                        e -> assertThat(e.told(OauthBearer.ERROR).orElseThrow().scope())
                                .contains("https://mail.google.com/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth=Bearer x^A^A",
                "user=^Aauth=Bearer x^A^A",
                "user=u^A^A",
                "user=u^Auser=u^Aauth=Bearer x^A^A",
                "user=u^Aauth=Bearer x^A",
                "user=u^Aauth=x^A^A",
                "n,,^Aauth=Bearer x^A^A",
                "user=u\u0000^Aauth=Bearer x^A^A",
                "^A"
            })
    void refusesWhatIsMalformed(String message) {
        Exchange server = server(TokenVerdict.accepted("u"));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(octets(message)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    @DisplayName("O13: the user to act as is the authorization identity, where there is one")
    void sendsTheAuthorizationIdentity() throws MechanismException {
        Exchange client = Exchange.client(new Xoauth2(), new ClientContext() {
            @Override
            public String authorizationId() {
                return "boss";
            }

            @Override
            public Settings settings() {
                return Settings.none().with(OauthBearer.TOKEN, () -> Secret.of("x".toCharArray()));
            }

            @Override
            public boolean ask(Callback... questions) {
                return TestLogins.answersName("alice", questions);
            }
        });

        assertThat(client.evaluate(null)).isEqualTo(octets("user=boss^Aauth=Bearer x^A^A"));
    }

    @Test
    void needsAUserName() {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client("", "x").evaluate(null))
                .withMessageContaining("needs a user name");
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client("a\u0001auth=b", "x").evaluate(null))
                .withMessageContaining("control character");
    }
}
