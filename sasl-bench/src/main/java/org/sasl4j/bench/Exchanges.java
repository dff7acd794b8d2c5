package org.sasl4j.bench;

import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.mechanism.Mechanisms;

/** Both sides of an exchange by any library, from making them to disposing of them. */
public final class Exchanges {
    private static final byte[] NOTHING = {};
    private static final String PROTOCOL = "imap";
    private static final String HOST = "localhost";

    private Exchanges() {}

    /**
     * The JDK's client factory for a mechanism.
     *
     * @param mechanism a mechanism that the JDK has
     * @return SunSASL's factory, without a look-up in other providers
     */
    public static SaslClientFactory jdkClients(String mechanism) {
        return (SaslClientFactory) jdk("SaslClientFactory", mechanism);
    }

    /**
     * The JDK's server factory for a mechanism.
     *
     * @param mechanism a mechanism that the JDK has
     * @return SunSASL's factory, without a look-up in other providers
     */
    public static SaslServerFactory jdkServers(String mechanism) {
        return (SaslServerFactory) jdk("SaslServerFactory", mechanism);
    }

    private static Object jdk(String type, String mechanism) {
        try {
            return Security.getProvider("SunSASL").getService(type, mechanism).newInstance(null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One of our standard mechanisms.
     *
     * @param name the name of the mechanism
     * @return the mechanism
     */
    public static Mechanism ours(String name) {
        return Mechanisms.standard().find(MechanismName.of(name)).orElseThrow();
    }

    /**
     * Makes a client.
     *
     * @param factory the factory that makes it
     * @param mechanism the only mechanism that is offered
     * @param properties the application's properties
     * @param handler the application's callback handler
     * @return a new client
     * @throws SaslException from the factory
     */
    public static SaslClient client(
            SaslClientFactory factory, String mechanism, Map<String, ?> properties, @Nullable CallbackHandler handler)
            throws SaslException {
        return factory.createSaslClient(new String[] {mechanism}, null, PROTOCOL, HOST, properties, handler);
    }

    /**
     * Makes a server.
     *
     * @param factory the factory that makes it
     * @param mechanism the mechanism
     * @param properties the application's properties
     * @param handler the application's callback handler
     * @return a new server
     * @throws SaslException from the factory
     */
    public static SaslServer server(
            SaslServerFactory factory, String mechanism, Map<String, ?> properties, @Nullable CallbackHandler handler)
            throws SaslException {
        return factory.createSaslServer(mechanism, PROTOCOL, HOST, properties, handler);
    }

    /**
     * The first message of a client.
     *
     * @param client the client, which is disposed of
     * @return the message
     * @throws SaslException from the client
     */
    public static byte[] firstMessage(SaslClient client) throws SaslException {
        byte[] message = client.evaluateChallenge(NOTHING);
        client.dispose();
        return message;
    }

    /**
     * The first message of our client, without JCA and callbacks.
     *
     * @param mechanism the mechanism
     * @param context what the client knows
     * @return the message
     * @throws MechanismException from the client
     */
    public static byte @Nullable [] firstMessage(Mechanism mechanism, ClientContext context) throws MechanismException {
        try (Exchange client = Exchange.client(mechanism, context)) {
            return client.evaluate(null);
        }
    }

    /**
     * The user that a server lets in for a single message.
     *
     * @param server the server, which is disposed of
     * @param message the client's message
     * @return the user
     * @throws SaslException from the server
     */
    public static String userOf(SaslServer server, byte[] message) throws SaslException {
        server.evaluateResponse(message);
        return finish(server);
    }

    /**
     * The user that a server lets in after a whole exchange.
     *
     * @param client the client, which is disposed of
     * @param server the server, which is disposed of
     * @return the user
     * @throws SaslException from client or server
     */
    public static String userOf(SaslClient client, SaslServer server) throws SaslException {
        converse(client, server);
        client.dispose();
        return finish(server);
    }

    /**
     * Runs a whole exchange, and leaves both sides open.
     *
     * @param client a new client
     * @param server a new server
     * @throws SaslException from client or server
     */
    public static void converse(SaslClient client, SaslServer server) throws SaslException {
        byte[] opening = client.hasInitialResponse() ? client.evaluateChallenge(NOTHING) : NOTHING;
        byte[] challenge = server.evaluateResponse(opening);
        while (!client.isComplete()) {
            byte[] response = client.evaluateChallenge(challenge);
            if (!server.isComplete()) {
                challenge = server.evaluateResponse(response);
            }
        }
    }

    /**
     * The user that a server has let in.
     *
     * @param server the server, which is disposed of
     * @return the user
     * @throws SaslException if it let nobody in
     */
    public static String finish(SaslServer server) throws SaslException {
        if (!server.isComplete()) {
            throw new SaslException("the exchange is not complete");
        }
        String user = server.getAuthorizationID();
        server.dispose();
        return user;
    }
}
