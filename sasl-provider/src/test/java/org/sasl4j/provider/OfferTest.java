package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.utf8;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException.Reason;

@DisplayName("S6: what a server is taken to have offered where nobody said")
class OfferTest {
    private static final byte[] Y = utf8("y,,n=alice,r=abc");
    private static final Connection BOUND =
            Connection.unknown().withBinding(ChannelBinding.of("tls-exporter", new byte[] {1}));

    private static SaslServer server(String whitelist) throws SaslException {
        Map<String, Object> props = Map.of(
                "org.sasl4j.mechanisms", whitelist,
                "org.sasl4j.connection", BOUND,
                "org.sasl4j.credentials", Ours.store());
        return Ours.server("SCRAM-SHA-256", props, null);
    }

    @Test
    void offeredPlusIfPolicyAllowsOneAndThereIsABinding() throws SaslException {
        SaslServer server = server("SCRAM-SHA-256 SCRAM-SHA-1-PLUS");

        assertFails(Reason.BINDING, "has no channel binding", () -> server.evaluateResponse(Y));
    }

    @Test
    void offeredNoPlusIfPolicyAllowsNone() throws SaslException {
        assertThat(server("SCRAM-SHA-256 PLAIN").evaluateResponse(Y)).isNotEmpty();
    }

    @Test
    void aClientWhosePolicyAllowsNoPlusDoesNotSupportBindingWhateverIsOffered() throws SaslException {
        for (String offered : new String[] {"SCRAM-SHA-256 SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"}) {
            Map<String, Object> props = Map.of(
                    "org.sasl4j.mechanisms", "SCRAM-SHA-256",
                    "org.sasl4j.connection", BOUND,
                    "org.sasl4j.offered", offered);
            SaslClient client = Ours.client("SCRAM-SHA-256", null, props, Answers.login("alice", "secret"));

            assertThat(new String(client.evaluateChallenge(new byte[0]), StandardCharsets.UTF_8))
                    .startsWith("n,,n=alice,");
        }
    }
}
