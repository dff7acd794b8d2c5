package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.utf8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.oauthbearer.BearerTokenCallback;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenErrorCallback;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.mechanism.oauthbearer.ValidateTokenCallback;
import org.sasl4j.provider.Answers.Unknown;

/** Where tokens come from and who judges them, as javax has it. */
class OauthCallbacksTest {
    private static final String BEARER = "OAUTHBEARER";
    private static final List<String> NAME_AND_PASSWORD = List.of("NameCallback", "PasswordCallback");

    private static byte[] first(Map<String, ?> properties, Answers handler) throws SaslException {
        return Ours.client(BEARER, properties, handler).evaluateChallenge(new byte[0]);
    }

    private static byte[] message(String token) {
        return utf8("n,,\u0001host=localhost\u0001auth=Bearer " + token + "\u0001\u0001");
    }

    private static Answers own(String token) {
        return Answers.none()
                .on(BearerTokenCallback.class, (callback, together) -> callback.setToken(token.toCharArray()));
    }

    private static Answers judging() {
        return Answers.none().on(ValidateTokenCallback.class, (callback, together) -> {
            String token = new String(callback.getRequest().token().revealChars());
            callback.setVerdict(
                    token.equals("good")
                            ? TokenVerdict.accepted("alice")
                            : TokenVerdict.rejected(TokenError.INVALID_TOKEN));
        });
    }

    @Test
    @DisplayName("rule 4: our callback is asked alone, and nothing else then; not at creation (rule 11)")
    void asksOurCallbackAlone() throws SaslException {
        Answers handler = own("good");
        SaslClient client = Ours.client(BEARER, Ours.NONE, handler);
        assertThat(handler.calls()).isEmpty();
        assertThat(client.hasInitialResponse()).isTrue();

        assertThat(client.evaluateChallenge(null)).isEqualTo(message("good"));

        assertThat(handler.calls()).containsExactly(List.of("BearerTokenCallback"));
        assertThat(client.isComplete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    @DisplayName("rule 4: a handler that does not know it has the token in its PasswordCallback")
    void takesThePasswordForTheToken(Unknown way) throws SaslException {
        Answers handler = Answers.login("alice", "good").otherwise(way);

        assertThat(first(Ours.NONE, handler)).isEqualTo(message("good"));
        assertThat(handler.calls()).containsExactly(List.of("BearerTokenCallback"), NAME_AND_PASSWORD);
    }

    @Test
    @DisplayName("a supplier is asked at each authentication, so that refreshed tokens are used")
    void asksTheSupplierEachTime() throws SaslException {
        Iterator<Object> tokens = List.<Object>of("one", "two".toCharArray(), Secret.of("three".toCharArray()))
                .iterator();
        Supplier<Object> supplier = tokens::next;
        Map<String, Object> properties = Map.of("org.sasl4j.oauth.token", supplier);
        Answers handler = own("unused");

        assertThat(first(properties, handler)).isEqualTo(message("one"));
        assertThat(first(properties, handler)).isEqualTo(message("two"));
        assertThat(first(properties, handler)).isEqualTo(message("three"));
        assertThat(handler.calls()).isEmpty();
        assertFails(Reason.TEMPORARY, "could not give a token", () -> first(properties, handler));
        Supplier<Object> none = () -> null;
        assertFails(
                Reason.TEMPORARY,
                "could not give a token",
                () -> first(Map.of("org.sasl4j.oauth.token", none), handler));
    }

    @Test
    @DisplayName("rule 11: without a token it fails at the first evaluate, and says what to do")
    void saysWhereTokensComeFrom() throws SaslException {
        assertFails(Reason.ABORTED, "BearerTokenCallback", () -> first(Ours.NONE, null));
        assertFails(Reason.ABORTED, "org.sasl4j.oauth.token", () -> first(Ours.NONE, Answers.none()));
        Answers failing = Answers.none().on(BearerTokenCallback.class, (callback, together) -> {
            throw new IOException("the token service is down");
        });
        assertFails(Reason.TEMPORARY, "at the moment", () -> first(Ours.NONE, failing));
    }

    @Test
    @DisplayName("O13: XOAUTH2 asks for a name, whose default is the authorization identity")
    void namesTheUserInXoauth2() throws SaslException {
        Answers handler = own("good").on(NameCallback.class, (callback, together) -> callback.setName("alice"));
        byte[] wanted = utf8("user=alice\u0001auth=Bearer good\u0001\u0001");

        assertThat(Ours.client("XOAUTH2", Ours.NONE, handler).evaluateChallenge(null))
                .isEqualTo(wanted);
        assertThat(handler.calls()).containsExactly(List.of("BearerTokenCallback"), List.of("NameCallback"));
        assertThat(Ours.client("XOAUTH2", "alice", Ours.NONE, own("good")).evaluateChallenge(null))
                .isEqualTo(wanted);
        assertThat(Ours.client("XOAUTH2", Ours.NONE, Answers.login("alice", "good"))
                        .evaluateChallenge(null))
                .isEqualTo(wanted);
        assertFails(Reason.ABORTED, "needs a user name", () -> Ours.client("XOAUTH2", Ours.NONE, own("good"))
                .evaluateChallenge(null));
    }

    @Test
    @DisplayName("O7: a server's handler judges, alone, and AuthorizeCallback after it")
    void letsTheHandlerJudge() throws SaslException {
        Answers handler = judging().authorising();
        SaslServer server = Ours.server(BEARER, Ours.NONE, handler);

        server.evaluateResponse(first(Ours.NONE, own("good")));

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(handler.calls()).containsExactly(List.of("ValidateTokenCallback"), List.of("AuthorizeCallback"));
        SaslServer other = Ours.server(BEARER, Ours.NONE, judging());
        byte[] error = other.evaluateResponse(first(Ours.NONE, own("bad")));
        assertThat(error).isEqualTo(utf8("{\"status\":\"invalid_token\"}"));
        assertFails(Reason.REFUSED, "not accepted", () -> other.evaluateResponse(new byte[] {1}));
    }

    @Test
    @DisplayName("O10: an authorization identity is asked about, and refused by an error")
    void asksAboutTheAuthorizationIdentity() throws SaslException {
        Answers handler = judging().on(AuthorizeCallback.class, (callback, together) -> {
            assertThat(callback.getAuthenticationID()).isEqualTo("alice");
            callback.setAuthorized(callback.getAuthorizationID().equals("boss"));
        });
        SaslServer boss = Ours.server(BEARER, Ours.NONE, handler);
        boss.evaluateResponse(
                Ours.client(BEARER, "boss", Ours.NONE, own("good")).evaluateChallenge(null));
        assertThat(boss.getAuthorizationID()).isEqualTo("boss");

        SaslServer king = Ours.server(BEARER, Ours.NONE, handler);
        king.evaluateResponse(
                Ours.client(BEARER, "king", Ours.NONE, own("good")).evaluateChallenge(null));
        assertFails(Reason.NOT_AUTHORIZED, "may not act as", () -> king.evaluateResponse(new byte[] {1}));
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    @DisplayName("rule 1: a handler that cannot judge is no bad token, and the cause says what to do")
    void cannotJudgeWithoutAJudge(Unknown way) throws SaslException {
        SaslServer server = Ours.server(BEARER, Ours.NONE, Answers.none().otherwise(way));
        byte[] message = first(Ours.NONE, own("good"));

        assertFails(Reason.TEMPORARY, "at the moment", () -> server.evaluateResponse(message));
        LogLines.claim(); // unless an earlier test made it say that such handlers leave this unanswered
    }

    @Test
    @DisplayName("O8: the handler hears why a token was refused, and one that does not care misses nothing")
    void tellsTheHandlerWhy() throws SaslException {
        List<String> heard = new ArrayList<>();
        Answers curious = own("bad")
                .on(
                        TokenErrorCallback.class,
                        (callback, together) -> heard.add(callback.getError().status()));
        for (Answers handler : List.of(curious, own("bad"), own("bad").otherwise(Unknown.RUNTIME_EXCEPTION))) {
            SaslClient client = Ours.client(BEARER, Ours.NONE, handler);
            client.evaluateChallenge(null);

            assertThat(client.evaluateChallenge(utf8("{\"status\":\"invalid_token\"}")))
                    .containsExactly(1);
            assertThat(client.isComplete()).isFalse();
            assertFails(Reason.REFUSED, "invalid_token", () -> client.evaluateChallenge(new byte[0]));
        }
        assertThat(heard).containsExactly("invalid_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "imap", ""})
    @DisplayName("a port that is none is an error that says what would be one")
    void refusesBadPorts(String port) {
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.client(BEARER, Map.of("org.sasl4j.oauth.port", port), own("x"))
                        .evaluateChallenge(null))
                .withMessageContaining("org.sasl4j.oauth.port");
    }

    @Test
    @DisplayName("O6: the port goes with the host, and the extensions after them")
    void sendsHostAndPort() throws SaslException {
        Map<String, Object> properties = new HashMap<>();
        properties.put("org.sasl4j.oauth.port", "143");
        properties.put("org.sasl4j.oauth.extensions", Map.of("ext", "a b"));

        assertThat(first(properties, own("good")))
                .isEqualTo(
                        utf8("n,,\u0001host=localhost\u0001port=143\u0001ext=a b\u0001auth=Bearer good\u0001\u0001"));
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.client(BEARER, Map.of("org.sasl4j.oauth.extensions", Map.of("a", 1)), null)
                        .evaluateChallenge(null))
                .withMessageContaining("a Map of String to String");
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.client(BEARER, Map.of("org.sasl4j.oauth.token", "text"), null)
                        .evaluateChallenge(null))
                .withMessageContaining("java.util.function.Supplier");
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.server(BEARER, Map.of("org.sasl4j.oauth.validator", "text"), null)
                        .evaluateResponse(null))
                .withMessageContaining(TokenValidator.class.getName());
    }

    @Test
    @DisplayName("O11: POLICY_NOPLAINTEXT leaves no token to be sent")
    void heedsNoPlaintext() throws SaslException {
        Map<String, String> strict = Map.of(javax.security.sasl.Sasl.POLICY_NOPLAINTEXT, "true");

        assertThat(Ours.client(BEARER, strict, own("x"))).isNull();
        assertThat(Ours.client("XOAUTH2", strict, own("x"))).isNull();
        assertThat(Ours.client("LOGIN", strict, own("x"))).isNull();
    }

    @Test
    @DisplayName("a validator in the properties goes before the handler")
    void prefersTheValidator() throws SaslException {
        TokenValidator validator = request -> TokenVerdict.accepted("bob").withPrincipal(42);
        Answers handler = judging().authorising();
        SaslServer server = Ours.server(BEARER, Map.of("org.sasl4j.oauth.validator", validator), handler);

        server.evaluateResponse(first(Ours.NONE, own("anything")));

        assertThat(server.getAuthorizationID()).isEqualTo("bob");
        assertThat(server.getNegotiatedProperty("org.sasl4j.principal")).isEqualTo(42);
        assertThat(server.getNegotiatedProperty("org.sasl4j.oauth.expiry")).isNull();
        assertThat(server.getNegotiatedProperty("CREDENTIAL.LIFETIME.MS")).isNull();
        assertThat(handler.calls()).containsExactly(List.of("AuthorizeCallback"));
    }

    @Test
    @DisplayName("PasswordCallback without a token: nothing is sent")
    void needsAPassword() {
        Answers handler = Answers.none()
                .on(NameCallback.class, (callback, together) -> callback.setName("alice"))
                .on(PasswordCallback.class, (callback, together) -> {});

        assertFails(Reason.ABORTED, "needs a token", () -> first(Ours.NONE, handler));
    }

    @Test
    @DisplayName("a token that is good for ever is good for as many milliseconds as there can be")
    void tellsALifeWithoutEnd() throws SaslException {
        TokenValidator validator = request -> TokenVerdict.accepted("bob").until(Instant.MAX);
        SaslServer server = Ours.server(
                BEARER,
                Map.of("org.sasl4j.oauth.validator", validator),
                judging().authorising());

        server.evaluateResponse(first(Ours.NONE, own("anything")));

        assertThat(server.getNegotiatedProperty("CREDENTIAL.LIFETIME.MS")).isEqualTo(Long.MAX_VALUE);
    }
}
