package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;

@DisplayName("10 C1: one line for each exchange that ends")
class ExchangeLogTest {
    private static final MemoryCredentialStore STORE =
            new MemoryCredentialStore().put("juliet", "wherefore".toCharArray());

    private final Logger logger = Logger.getLogger("org.sasl4j");
    private final List<String> lines = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        listenAt(Level.FINE);
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
    }

    private void listenAt(Level level) {
        logger.setLevel(level);
        listener.setLevel(Level.ALL);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
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

        assertThat(lines).containsExactly("FINE SCRAM-SHA-256 server succeeded", "FINE SCRAM-SHA-256 client succeeded");
    }

    @Test
    void tellsTheNameAtTrace() throws MechanismException {
        listenAt(Level.FINER);
        logIn("PLAIN", "juliet", "wherefore");

        assertThat(lines).contains("FINE PLAIN server succeeded: 'juliet' acts as 'juliet'");
    }

    @Test
    void tellsWhyAServerRefusesAndNotThePeer() {
        for (String name : List.of("PLAIN", "SCRAM-SHA-256")) {
            assertThatThrownBy(() -> logIn(name, "juliet", "romeo"))
                    .hasMessage("the user name or the password is wrong")
                    .asString()
                    .doesNotContain("[");
            assertThatThrownBy(() -> logIn(name, "tybalt", "romeo"))
                    .hasMessage("the user name or the password is wrong");

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
    void tellsOfTheCauseOfATemporaryFailure() {
        Exchange server = Exchange.server(mechanism("PLAIN"), StoreServerContext.of((user, realm, mechanism) -> {
            throw new IllegalStateException("disk\ngone");
        }));

        assertThatThrownBy(() -> server.evaluate("\0juliet\0wherefore".getBytes()))
                .isInstanceOf(MechanismException.class)
                .asString()
                .doesNotContain("disk");
        assertThat(lines)
                .containsExactly("FINE PLAIN server failed, TEMPORARY: the credentials cannot be read at the moment"
                        + " [java.lang.IllegalStateException: disk?gone]");
    }

    @Test
    void tellsOfWhatWasGivenUp() throws MechanismException {
        Exchange server = server("PLAIN");
        server.evaluate(null);
        server.close();
        server.close();
        server("PLAIN").close(); // nobody began

        assertThat(lines).containsExactly("FINE PLAIN server abandoned before its end");
    }

    @Test
    void saysNothingUnlessItIsSwitchedOn() throws MechanismException {
        listenAt(Level.INFO);
        logIn("PLAIN", "juliet", "wherefore");

        assertThat(lines).isEmpty();
    }
}
