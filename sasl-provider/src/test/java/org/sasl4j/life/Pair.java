package org.sasl4j.life;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.sasl4j.ChannelBinding;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;

/** Both ends of an exchange between people who know the same password, with what each has said last. */
final class Pair {
    final Life client;
    final Life server;
    byte[] said; // by the client, and not yet heard
    byte[] answered; // by the server
    boolean serverMisled; // it has heard what the client did not say
    boolean clientMisled;

    Pair(String mechanism, String qop) throws SaslException {
        client = new Life(client(mechanism, qop));
        server = new Life(server(mechanism, qop));
    }

    static End client(String mechanism, String qop) throws SaslException {
        return End.of(Ours.client(mechanism, properties(mechanism, qop), Answers.login("alice", "secret")));
    }

    static End server(String mechanism, String qop) throws SaslException {
        return End.of(Ours.server(mechanism, properties(mechanism, qop), Answers.user("alice", "secret")));
    }

    private static Map<String, Object> properties(String mechanism, String qop) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "org.sasl4j.mechanisms",
                mechanism,
                "org.sasl4j.channelbinding",
                ChannelBinding.of("tls-server-end-point", new byte[] {1, 2, 3}),
                "org.sasl4j.scram.iterations.min",
                1,
                "org.sasl4j.scram.iterations.max",
                9,
                "org.sasl4j.scram.iterations",
                1,
                "org.sasl4j.server.secret",
                "server",
                "org.sasl4j.external.identity",
                "alice"));
        properties.put(Sasl.QOP, qop);
        TokenValidator validator = request -> new String(request.token().revealChars()).equals("secret")
                ? TokenVerdict.accepted("alice")
                : TokenVerdict.rejected(TokenError.INVALID_TOKEN);
        properties.put("org.sasl4j.oauth.validator", validator);
        return properties;
    }

    /** The client hears a message. */
    void toClient(byte[] message) {
        clientMisled |= Life.misleads(message, answered);
        byte[] reply = client.evaluate(message);
        if (reply != null) {
            said = reply;
        }
    }

    /** The server hears a message. */
    void toServer(byte[] message) {
        boolean isMisled = Life.misleads(message, said);
        byte[] reply = server.evaluate(message);
        serverMisled |= isMisled && !startsAnew(reply);
        if (reply != null) {
            answered = reply;
        }
    }

    /** A server of DIGEST-MD5 forgets what it cannot resume, and sends a challenge (RFC 2831 section 2.2.2). */
    private static boolean startsAnew(byte[] reply) {
        return reply != null && new String(reply, StandardCharsets.ISO_8859_1).contains("nonce=\"");
    }

    /** All messages of a login from start to end, the client's first. */
    static List<byte[]> recorded(String mechanism, String qop) throws SaslException {
        Pair pair = new Pair(mechanism, qop);
        List<byte[]> messages = new ArrayList<>();
        while (pair.server.state() == Life.State.RUNNING) {
            pair.toClient(pair.answered);
            if (pair.said != null) {
                messages.add(pair.said);
            }
            pair.toServer(pair.said);
            if (pair.answered != null) {
                messages.add(pair.answered);
            }
        }
        if (pair.server.state() != Life.State.COMPLETE) {
            throw new IllegalStateException(mechanism + " does not work");
        }
        return messages;
    }
}
