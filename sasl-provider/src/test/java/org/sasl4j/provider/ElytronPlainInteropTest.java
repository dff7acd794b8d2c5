package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;

import java.util.Map;
import javax.security.auth.callback.NameCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException.Reason;
import org.wildfly.security.auth.callback.EvidenceVerifyCallback;
import org.wildfly.security.evidence.PasswordGuessEvidence;
import org.wildfly.security.sasl.plain.PlainSaslClientFactory;
import org.wildfly.security.sasl.plain.PlainSaslServerFactory;

class ElytronPlainInteropTest {
    private static SaslServer elytron(String name, String password) throws SaslException {
        Answers handler = Answers.user(name, password)
                .on(EvidenceVerifyCallback.class, (callback, together) -> {
                    NameCallback asked = (NameCallback) together.get(0);
                    char[] guess =
                            callback.getEvidence(PasswordGuessEvidence.class).getGuess();
                    callback.setVerified(name.equals(asked.getDefaultName()) && password.equals(new String(guess)));
                })
                .authorising();
        return new PlainSaslServerFactory().createSaslServer("PLAIN", "test", "localhost", Map.of(), handler);
    }

    private static SaslClient elytronClient(String authzid, Answers handler) throws SaslException {
        return new PlainSaslClientFactory()
                .createSaslClient(new String[] {"PLAIN"}, authzid, "test", "localhost", Map.of(), handler);
    }

    @Test
    @DisplayName("P1: our client logs in at Elytron's server")
    void logsInAtElytron() throws SaslException {
        SaslClient client = Ours.client("PLAIN", "chéf", Ours.NONE, Answers.login("älice", "pässword€"));
        SaslServer server = elytron("älice", "pässword€");

        assertThat(Ours.login(client, server)).isNull();

        assertThat(server.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("chéf");
    }

    @Test
    @DisplayName("P1: our client with a wrong password is refused by Elytron's server")
    void isRefusedByElytron() throws SaslException {
        SaslClient client = Ours.client("PLAIN", Ours.NONE, Answers.login("alice", "guess"));
        SaslServer server = elytron("alice", "secret");

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> Ours.login(client, server));
    }

    @Test
    @DisplayName("P1: Elytron's client logs in at our server")
    void elytronLogsIn() throws SaslException {
        SaslClient client = elytronClient("chéf", Answers.login("älice", "pässword€"));
        SaslServer server = Ours.server(
                "PLAIN", Ours.NONE, Answers.user("älice", "pässword€").authorising());

        assertThat(Ours.login(client, server)).isNull();

        assertThat(server.getAuthorizationID()).isEqualTo("chéf");
    }

    @Test
    @DisplayName("P1: Elytron's client with a wrong password is refused by our server")
    void elytronIsRefused() throws SaslException {
        SaslClient client = elytronClient(null, Answers.login("alice", "guess"));
        SaslServer server = Ours.plainServer();

        assertFails(Reason.REFUSED, "wrong", () -> Ours.login(client, server));
    }

    @Test
    @DisplayName("P4: Elytron's server throws on an empty first response; ours asks for it, once")
    void answersEmptyWhereElytronThrows() throws SaslException {
        SaslServer elytron = elytron("alice", "secret");
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> elytron.evaluateResponse(new byte[0]));

        assertThat(Ours.plainServer().evaluateResponse(new byte[0])).isEmpty();
    }
}
