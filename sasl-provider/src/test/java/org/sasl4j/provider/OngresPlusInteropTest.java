package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.tls.Conversation.BASE;
import static org.sasl4j.tls.Conversation.PLUS;

import com.ongres.scram.client.ScramClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.ChannelBinding;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.tls.Conversation;

class OngresPlusInteropTest {
    private static final byte[] DATA = {1, 2, 3};

    private static ScramClient ongres(String password, byte[] data, String type, String... offered) {
        return ScramClient.builder()
                .advertisedMechanisms(List.of(offered))
                .username("alice")
                .password(password.toCharArray())
                .channelBinding(type, data)
                .build();
    }

    private static SaslServer server(String mechanism, String type) throws Exception {
        return Conversation.server(
                mechanism,
                Map.of(
                        "org.sasl4j.channelbinding",
                        ChannelBinding.of(type, DATA),
                        "org.sasl4j.mechanisms",
                        mechanism + " " + PLUS));
    }

    private static Void talk(ScramClient client, SaslServer server) throws Exception {
        String serverFirst = evaluate(server, client.clientFirstMessage().toString());
        client.serverFirstMessage(serverFirst);
        client.serverFinalMessage(evaluate(server, client.clientFinalMessage().toString()));
        return null;
    }

    private static String evaluate(SaslServer server, String message) throws Exception {
        return new String(server.evaluateResponse(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String said(MechanismException refusal) {
        return refusal.response()
                .map(octets -> new String(octets.toByteArray(), StandardCharsets.UTF_8))
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "SCRAM-SHA-1-PLUS, tls-unique",
        "SCRAM-SHA-256-PLUS, tls-server-end-point",
        "SCRAM-SHA-256-PLUS, tls-exporter",
        "SCRAM-SHA-512-PLUS, tls-server-end-point",
        "SCRAM-SHA-224-PLUS, tls-server-end-point"
    })
    @DisplayName("S8: ongres' client, which pgjdbc uses, logs in by -PLUS")
    void logsIn(String mechanism, String type) throws Exception {
        SaslServer server = server(mechanism, type);

        talk(ongres("secret", DATA, type, mechanism), server);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(server.getNegotiatedProperty("org.sasl4j.channelbinding.type"))
                .isEqualTo(type);
    }

    @Test
    @DisplayName("S8: a wrong password and another channel are refused")
    void isRefused() throws Exception {
        String type = "tls-server-end-point";
        SaslServer first = server(PLUS, type);
        assertFails(Reason.REFUSED, "", () -> talk(ongres("guess", DATA, type, PLUS), first));
        SaslServer second = server(PLUS, type);
        MechanismException refusal =
                assertFails(Reason.BINDING, "", () -> talk(ongres("secret", new byte[] {9}, type, PLUS), second));
        assertThat(said(refusal)).isEqualTo("e=channel-bindings-dont-match");
    }

    @Test
    @DisplayName("S7: offered no -PLUS and having a binding, ongres says y; our server, which has one too, tells it")
    void saysY() throws Exception {
        String first = ongres("secret", DATA, "tls-server-end-point", BASE)
                .clientFirstMessage()
                .toString();
        assertThat(first).startsWith("y,,");

        SaslServer server = server(BASE, "tls-server-end-point");
        MechanismException refusal = assertFails(Reason.BINDING, "", () -> evaluate(server, first));

        assertThat(said(refusal)).isEqualTo("e=server-does-support-channel-binding");
    }
}
