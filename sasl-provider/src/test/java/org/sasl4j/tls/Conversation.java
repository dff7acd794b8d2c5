package org.sasl4j.tls;

import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.Connection;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;

/** A whole exchange, and the two ends that the tests of channel binding put at it. */
public final class Conversation {
    /** The mechanism of most tests. */
    public static final String PLUS = "SCRAM-SHA-256-PLUS";

    /** The same without channel binding. */
    public static final String BASE = "SCRAM-SHA-256";

    private Conversation() {}

    /** What may happen to a message on its way. */
    @FunctionalInterface
    public interface Way {
        byte[] carry(byte[] message) throws Exception;
    }

    /** Has them talk until both are done. */
    public static void run(SaslClient client, SaslServer server) throws Exception {
        run(client, server, message -> message, message -> message);
    }

    /** The same, the messages going these ways. */
    public static void run(SaslClient client, SaslServer server, Way toServer, Way toClient) throws Exception {
        byte[] response = client.evaluateChallenge(new byte[0]);
        while (!server.isComplete()) {
            byte[] challenge = server.evaluateResponse(toServer.carry(response));
            response = challenge == null ? null : client.evaluateChallenge(toClient.carry(challenge));
        }
        if (!client.isComplete()) {
            throw new SaslException("the server is done and the client is not");
        }
    }

    /** A client that knows alice's password. */
    public static SaslClient alice(String mechanism, Map<String, ?> properties) throws SaslException {
        return Ours.client(mechanism, properties, Answers.login("alice", "secret"));
    }

    /** A server that knows alice. */
    public static SaslServer server(String mechanism, Map<String, ?> properties) throws SaslException {
        return Ours.server(mechanism, properties, Answers.user("alice", "secret"));
    }

    /** A connection, and the one type of binding to use of it. */
    public static Map<String, Object> binding(Connection connection, String type) {
        return Map.of("org.sasl4j.connection", connection, "org.sasl4j.channelbinding.types", type);
    }
}
