package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.plain;

import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.provider.Answers.Unknown;

/** Handlers that know only NameCallback and PasswordCallback, behind plain calls of {@code Sasl.*}. */
class HandlerTest {
    private static final byte[] ALICE = plain("", "alice", "secret");

    private static SaslClient client(String mechanism, CallbackHandler handler) throws SaslException {
        return Sasl.createSaslClient(new String[] {mechanism}, null, "imap", "localhost", Map.of(), handler);
    }

    /** A server's handler that knows nothing of authorization. */
    private static Answers judging() {
        return Answers.user("alice", "secret").without(AuthorizeCallback.class);
    }

    private static SaslServer server(CallbackHandler handler) throws SaslException {
        return Sasl.createSaslServer("PLAIN", "imap", "localhost", Map.of(), handler);
    }

    @ParameterizedTest
    @DisplayName("rule 1: with ours first, a client works with every kind of handler")
    @EnumSource(Unknown.class)
    void clientOfOursWorks(Unknown way) throws Exception {
        Registered.first(new Sasl4jProvider(), () -> {
            SaslClient client = client("PLAIN", Answers.login("alice", "secret").otherwise(way));

            assertThat(Registered.isOurs(client)).isTrue();
            assertThat(client.evaluateChallenge(null)).isEqualTo(ALICE);
        });
    }

    @ParameterizedTest
    @DisplayName("rule 1: with SunSASL first, its client works as ever and ours answers where it has none")
    @EnumSource(Unknown.class)
    void clientBehindSunSaslWorks(Unknown way) throws Exception {
        Registered.last(new Sasl4jProvider(), () -> {
            SaslClient sun = client("PLAIN", Answers.login("alice", "secret").otherwise(way));
            assertThat(sun.getClass().getModule().getName()).isEqualTo("java.security.sasl");
            assertThat(Registered.isOurs(sun)).isFalse();
            assertThat(sun.evaluateChallenge(null)).isEqualTo(ALICE);

            SaslClient anonymous =
                    client("ANONYMOUS", Answers.login("alice", "secret").otherwise(way));
            assertThat(Registered.isOurs(anonymous)).isTrue();
            assertThat(anonymous.evaluateChallenge(null)).asString().isEqualTo("anonymous");
        });
    }

    @ParameterizedTest
    @DisplayName("rule 1: a client's handler that knows not even these fails the exchange, each kind in its words")
    @EnumSource(Unknown.class)
    void clientFailsWithoutAnswers(Unknown way) throws Exception {
        Registered.first(new Sasl4jProvider(), () -> {
            SaslClient client = client("PLAIN", Answers.none().otherwise(way));
            Reason reason = way == Unknown.RUNTIME_EXCEPTION ? Reason.TEMPORARY : Reason.ABORTED;
            String words = Map.of(
                            Unknown.UNSUPPORTED, "needs a CallbackHandler that answers NameCallback",
                            Unknown.IGNORED, "no user name",
                            Unknown.RUNTIME_EXCEPTION, "at the moment")
                    .get(way);

            assertFails(reason, words, () -> client.evaluateChallenge(null));
        });
    }

    @ParameterizedTest
    @DisplayName(
            "10 B6: a server judges by these two callbacks; one who is then not authorised is refused, as by SunSASL")
    @EnumSource(Unknown.class)
    void serverJudgesByNameAndPassword(Unknown way) throws Exception {
        Registered.last(new Sasl4jProvider(), () -> {
            SaslServer server = server(judging().otherwise(way));
            assertThat(Registered.isOurs(server)).isTrue(); // SunSASL has no PLAIN server

            if (way == Unknown.RUNTIME_EXCEPTION) {
                assertFails(Reason.TEMPORARY, "at the moment", () -> server.evaluateResponse(ALICE));
            } else { // javax: isAuthorized() is false by default
                assertFails(
                        Reason.NOT_AUTHORIZED,
                        "must answer AuthorizeCallback with setAuthorized(true)",
                        () -> server.evaluateResponse(ALICE));
            }
            assertThat(server.isComplete()).isFalse();
        });
    }

    @ParameterizedTest
    @DisplayName("rule 1: a server whose handler does not know AuthorizeCallback lets nobody act as another")
    @EnumSource(Unknown.class)
    void serverLetsNobodyActAsAnother(Unknown way) throws Exception {
        SaslServer server = Ours.server("PLAIN", Ours.NONE, judging().otherwise(way));
        Reason reason = way == Unknown.RUNTIME_EXCEPTION ? Reason.TEMPORARY : Reason.NOT_AUTHORIZED;

        assertFails(reason, "", () -> server.evaluateResponse(plain("boss", "alice", "secret")));
    }

    @ParameterizedTest
    @DisplayName("rule 1: a server whose handler knows not even these cannot judge, and that is no wrong password")
    @EnumSource(Unknown.class)
    void serverFailsWithoutAnswers(Unknown way) throws SaslException {
        SaslServer server = Ours.server("PLAIN", Ours.NONE, Answers.none().otherwise(way));

        if (way == Unknown.IGNORED) { // the way in which handlers in the field say that there is no such user
            assertFails(Reason.REFUSED, "wrong", () -> server.evaluateResponse(ALICE));
        } else {
            assertFails(Reason.TEMPORARY, "at the moment", () -> server.evaluateResponse(ALICE));
        }
    }

    @ParameterizedTest
    @DisplayName("rule 1: EXTERNAL and ANONYMOUS clients ask nothing, so any handler will do, and none")
    @EnumSource(Unknown.class)
    void asksNothingWhereNothingIsNeeded(Unknown way) throws SaslException {
        Answers handler = Answers.none().otherwise(way);
        for (CallbackHandler either : new CallbackHandler[] {handler, null}) {
            assertThat(Ours.client("EXTERNAL", Ours.NONE, either).evaluateChallenge(null))
                    .isEmpty();
            assertThat(Ours.client("ANONYMOUS", Ours.NONE, either).evaluateChallenge(null))
                    .asString()
                    .isEqualTo("anonymous");
        }
        assertThat(handler.calls()).isEmpty();
    }
}
