package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;

@DisplayName("10 C1: one line for each exchange that ends")
class ExchangeLogTest {
    private static final MemoryCredentialStore STORE =
            new MemoryCredentialStore().put("juliet", "wherefore".toCharArray());

    @BeforeEach
    void listen() {
        LogLines.listenAt(Level.FINE);
    }

    private static Mechanism mechanism(String name) {
        return Mechanisms.standard().find(MechanismName.of(name)).orElseThrow();
    }

    private static Exchange server(String name) {
        return Exchange.server(mechanism(name), StoreServerContext.of(STORE));
    }

    private static void logIn(String name, String user, String password) throws MechanismException {
        try (Exchange client =
                        Exchange.client(mechanism(name), ClientContext.of(user, Secret.of(password.toCharArray())));
                Exchange server = server(name)) {
            byte[] message = client.evaluate(null);
            while (!client.isComplete() || !server.isComplete()) {
                message = client.evaluate(server.evaluate(message));
            }
        }
    }

    @Test
    void tellsOfSuccessWithoutTheName() throws MechanismException {
        logIn("SCRAM-SHA-256", "juliet", "wherefore");

        assertThat(LogLines.claim())
                .containsExactly("FINE SCRAM-SHA-256 server succeeded", "FINE SCRAM-SHA-256 client succeeded");
    }

    @Test
    void tellsTheNameAtTrace() throws MechanismException {
        LogLines.listenAt(Level.FINER);
        logIn("PLAIN", "juliet", "wherefore");

        assertThat(LogLines.claim())
                .containsExactly(
                        "FINE PLAIN client succeeded",
                        "FINER PLAIN server looks up 'juliet'",
                        "FINE PLAIN server succeeded: 'juliet' acts as 'juliet'");
    }

    @Test
    void tellsWhyAServerRefusesAndNotThePeer() {
        List<String> lines = new ArrayList<>();
        for (String name : List.of("PLAIN", "SCRAM-SHA-256")) {
            assertThatThrownBy(() -> logIn(name, "juliet", "romeo"))
                    .hasMessage("the user name or the password is wrong")
                    .asString()
                    .doesNotContain("[");
            assertThatThrownBy(() -> logIn(name, "tybalt", "romeo"))
                    .hasMessage("the user name or the password is wrong");

            lines.addAll(LogLines.claim());
            assertThat(lines)
                    .contains(
                            "FINE " + name + " server failed, REFUSED: the user name or the password is wrong"
                                    + " [wrong password]",
                            "FINE " + name + " server failed, REFUSED: the user name or the password is wrong"
                                    + " [no such user]");
        }
        assertThat(lines).noneMatch(line -> line.contains("juliet") || line.contains("romeo"));
    }

    @Test
    void tellsOfTheCauseOfATemporaryFailureAndItsWordsOnlyAtTrace() {
        String line = "FINE PLAIN server failed, TEMPORARY: the credentials cannot be read at the moment";
        for (Level level : List.of(Level.FINE, Level.FINER)) {
            LogLines.listenAt(level);
            Exchange server = Exchange.server(mechanism("PLAIN"), StoreServerContext.of((user, realm, mechanism) -> {
                throw new NumberFormatException(String.valueOf(Integer.parseInt("hunter\n2")));
            }));

            assertThatThrownBy(() -> server.evaluate("\0juliet\0wherefore".getBytes()))
                    .isInstanceOf(MechanismException.class)
                    .asString()
                    .doesNotContain("hunter");
        }
        assertThat(LogLines.claim())
                .containsExactly(
                        line + " [java.lang.NumberFormatException]",
                        "FINER PLAIN server looks up 'juliet'",
                        line + " [java.lang.NumberFormatException: For input string: \"hunter?2\"]");
    }

    @Test
    void tellsWhatThisLibraryItselfHasToSay() {
        Exchange server = Exchange.server(mechanism("PLAIN"), StoreServerContext.of((user, realm, mechanism) -> null));

        assertThatThrownBy(() -> server.evaluate("\0juliet\0wherefore".getBytes()))
                .hasMessage("the application could not answer at the moment");
        assertThat(LogLines.claim())
                .singleElement()
                .asString()
                .contains("ExchangeLogTest")
                .contains(".find returned null");
    }

    @Test
    void tellsOfATokenOnceItsFateIsKnown() throws MechanismException {
        Exchange refused = tokenClient();
        refused.evaluate(null);
        assertThat(LogLines.claim()).isEmpty();
        refused.evaluate("{\"status\":\"invalid_token\"}".getBytes());
        assertThatThrownBy(() -> refused.evaluate(null)).isInstanceOf(MechanismException.class);
        refused.close();
        Exchange accepted = tokenClient();
        accepted.evaluate(null);
        accepted.close();

        assertThat(LogLines.claim())
                .containsExactly(
                        "FINE OAUTHBEARER client failed, REFUSED: the server refuses the token: invalid_token",
                        "FINE OAUTHBEARER client succeeded");
    }

    private static Exchange tokenClient() {
        return Exchange.client(
                mechanism("OAUTHBEARER"),
                ClientContext.of(Service.UNKNOWN).with(OauthBearer.TOKEN, () -> Secret.of("abc".toCharArray())));
    }

    @Test
    void tellsOfOneEndWhereAnEvaluationGoesOnWhileItIsClosed() throws MechanismException {
        Exchange[] server = new Exchange[1];
        server[0] = Exchange.server(mechanism("PLAIN"), StoreServerContext.of((user, realm, mechanism) -> {
            server[0].close();
            return STORE.find(user, realm, mechanism);
        }));
        server[0].evaluate("\0juliet\0wherefore".getBytes());

        assertThat(LogLines.claim()).containsExactly("FINE PLAIN server succeeded");
    }

    @Test
    void tellsOfWhatWasGivenUp() throws MechanismException {
        Exchange server = server("PLAIN");
        server.evaluate(null);
        server.close();
        server.close();
        server("PLAIN").close(); // nobody began

        assertThat(LogLines.claim()).containsExactly("FINE PLAIN server abandoned before its end");
    }

    @Test
    void saysNothingUnlessItIsSwitchedOn() throws MechanismException {
        LogLines.listenAt(Level.INFO);
        logIn("PLAIN", "juliet", "wherefore");

        assertThat(LogLines.claim()).isEmpty();
    }

    @Test
    void namesTheCharacterThatNobodysNameMayHave() {
        Exchange server = server("PLAIN");

        assertThatThrownBy(() -> server.evaluate("\0jul\uE000iet\0where\u0007fore".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("the user name or the password is wrong");
        assertThat(LogLines.claim())
                .singleElement()
                .asString()
                .contains("U+E000")
                .doesNotContain("juliet")
                .doesNotContain("jul")
                .doesNotContain("iet")
                .doesNotContain("fore");
    }
}
