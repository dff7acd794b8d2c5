package org.sasl4j.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.sasl4j.provider.Answers;

/** Both ends of the JDK's DIGEST-MD5, alice having logged in. */
record SunSaslDigest(SaslClient client, SaslServer server) {
    private static final String NAME = "DIGEST-MD5";

    /**
     * A finished exchange.
     *
     * @param protection auth, auth-int or auth-conf
     * @param strength of the cipher: high is 3DES and medium RC4
     * @param clientMaximum what the client can take, in octets
     * @param serverMaximum what the server can take, in octets
     */
    static SunSaslDigest loggedIn(String protection, String strength, int clientMaximum, int serverMaximum)
            throws Exception {
        Provider provider = Security.getProvider("SunSASL");
        SaslClientFactory clients = (SaslClientFactory)
                provider.getService("SaslClientFactory", NAME).newInstance(null);
        SaslServerFactory servers = (SaslServerFactory)
                provider.getService("SaslServerFactory", NAME).newInstance(null);
        SaslClient client = clients.createSaslClient(
                new String[] {NAME},
                null,
                "test",
                "localhost",
                properties(protection, strength, clientMaximum),
                Answers.login("alice", "secret")
                        .on(RealmCallback.class, (callback, together) -> callback.setText(callback.getDefaultText())));
        SaslServer server = servers.createSaslServer(
                NAME,
                "test",
                "localhost",
                properties(protection, strength, serverMaximum),
                Answers.login("alice", "secret")
                        .authorising()
                        .on(RealmCallback.class, (callback, together) -> callback.setText(callback.getDefaultText())));
        byte[] response = client.evaluateChallenge(server.evaluateResponse(new byte[0]));
        client.evaluateChallenge(server.evaluateResponse(response));
        assertThat(client.getNegotiatedProperty(Sasl.QOP)).isEqualTo(protection);
        return new SunSaslDigest(client, server);
    }

    private static Map<String, String> properties(String protection, String strength, int maximum) {
        return Map.of(Sasl.QOP, protection, Sasl.STRENGTH, strength, Sasl.MAX_BUFFER, String.valueOf(maximum));
    }
}
