package org.sasl4j.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.tls.Conversation.Way;

/**
 * Somebody with a certificate that the client trusts ends its TLS, opens another to the server, and hands on what each of
 * them says. The password is right throughout.
 */
class ManInTheMiddleTest {
    private static final String BOTH = Conversation.BASE + " " + Conversation.PLUS;

    private TestTls.Sockets near;
    private TestTls.Sockets far;

    @BeforeEach
    void intercept() throws Exception {
        near = TestTls.sockets(TestTls.jsse(), TestCertificate.of("server"), "TLSv1.3");
        far = TestTls.sockets(TestTls.jsse(), TestCertificate.of("server"), "TLSv1.3");
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
    }

    private SaslClient client(String mechanism, String offered) throws SaslException {
        return Conversation.alice(mechanism, properties(near.ofClient(), offered));
    }

    private SaslServer server(String mechanism, String offered) throws SaslException {
        return Conversation.server(mechanism, properties(far.ofServer(), offered));
    }

    private static Map<String, Object> properties(Object connection, String offered) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("org.sasl4j.connection", connection);
        if (offered != null) {
            properties.put("org.sasl4j.offered", offered);
        }
        return properties;
    }

    private void relay(SaslClient client, SaslServer server, Way inTheMiddle) throws Exception {
        Conversation.run(
                client,
                server,
                message ->
                        hop(far.client(), far.server(), inTheMiddle.carry(hop(near.client(), near.server(), message))),
                message -> hop(near.server(), near.client(), hop(far.server(), far.client(), message)));
    }

    private static byte[] hop(SSLSocket from, SSLSocket to, byte[] message) throws IOException {
        DataOutputStream out = new DataOutputStream(from.getOutputStream());
        out.writeInt(message.length);
        out.write(message);
        out.flush();
        DataInputStream in = new DataInputStream(to.getInputStream());
        return in.readNBytes(in.readInt());
    }

    private static String said(MechanismException refusal) {
        return refusal.response()
                .map(octets -> new String(octets.toByteArray(), StandardCharsets.UTF_8))
                .orElse("");
    }

    @Test
    @DisplayName("S8: with -PLUS the relay fails")
    void plusFails() throws Exception {
        SaslClient client = client(Conversation.PLUS, null);
        SaslServer server = server(Conversation.PLUS, null);

        MechanismException refusal = assertFails(Reason.BINDING, "", () -> relayed(client, server, message -> message));

        assertThat(said(refusal)).isEqualTo("e=channel-bindings-dont-match");
        assertThat(client.isComplete() || server.isComplete()).isFalse();
    }

    private Void relayed(SaslClient client, SaslServer server, Way inTheMiddle) throws Exception {
        relay(client, server, inTheMiddle);
        return null;
    }

    @Test
    @DisplayName("S6: -PLUS taken out of the offer: the client says y, and the server knows better")
    void strippedOfferFails() throws Exception {
        SaslClient client = client(Conversation.BASE, Conversation.BASE);
        SaslServer server = server(Conversation.BASE, BOTH);

        MechanismException refusal = assertFails(Reason.BINDING, "", () -> relayed(client, server, message -> message));

        assertThat(said(refusal)).isEqualTo("e=server-does-support-channel-binding");
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    @DisplayName("S6: -PLUS given another name in the offer: the client says y, and the server knows better")
    void renamedOfferFails() throws Exception {
        for (String renamed : List.of("SCRAM-BOGUS-PLUS", "SCRAM-SHA3-512-PLUS")) {
            SaslClient client = client(Conversation.BASE, Conversation.BASE + " " + renamed);
            SaslServer server = server(Conversation.BASE, BOTH);

            MechanismException refusal =
                    assertFails(Reason.BINDING, "", () -> relayed(client, server, message -> message));

            assertThat(said(refusal)).isEqualTo("e=server-does-support-channel-binding");
        }
    }

    @Test
    @DisplayName("S6: the same where the server was not told what it offered: its TLS has a binding")
    void strippedOfferFailsByTheConnection() throws Exception {
        SaslClient client = client(Conversation.BASE, Conversation.BASE);
        SaslServer server = server(Conversation.BASE, null);

        MechanismException refusal = assertFails(Reason.BINDING, "", () -> relayed(client, server, message -> message));

        assertThat(said(refusal)).isEqualTo("e=server-does-support-channel-binding");
    }

    @Test
    @DisplayName("S6: the y made an n on the way: the client's last message covers what it said")
    void changedHeaderFails() throws Exception {
        SaslClient client = client(Conversation.BASE, Conversation.BASE);
        SaslServer server = server(Conversation.BASE, BOTH);
        Way changing = message -> {
            String text = new String(message, StandardCharsets.UTF_8);
            return (text.startsWith("y,,") ? "n" + text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
        };

        MechanismException refusal = assertFails(Reason.BINDING, "", () -> relayed(client, server, changing));

        assertThat(said(refusal)).isEqualTo("e=channel-bindings-dont-match");
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    @DisplayName("S6: without -PLUS, and without a word of what was offered, the relay goes through")
    void plainScramIsRelayed() throws Exception {
        SaslClient client = client(Conversation.BASE, null);
        SaslServer server = server(Conversation.BASE, null);

        relay(client, server, message -> message);

        assertThat(client.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("alice");
    }

    @Test
    @DisplayName("S8: nobody in the middle: -PLUS goes through the same sockets")
    void nobodyInTheMiddle() throws Exception {
        SaslClient client = client(Conversation.PLUS, BOTH);
        SaslServer server = Conversation.server(Conversation.PLUS, properties(near.ofServer(), BOTH));

        Conversation.run(
                client,
                server,
                message -> hop(near.client(), near.server(), message),
                message -> hop(near.server(), near.client(), message));

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
    }
}
