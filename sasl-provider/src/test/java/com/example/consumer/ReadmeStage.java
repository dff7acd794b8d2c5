package com.example.consumer;

import java.security.Security;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;

/** Where a snippet of a README runs: what it takes for granted, and what it can be asked then. */
abstract class ReadmeStage extends ReadmePeers {
    private static final String HOST = "mail.example.com";

    CallbackHandler login; // the guide's own
    final String[] offered = {"SCRAM-SHA-256", "EXTERNAL"};

    /** The snippet between its recipe's lines. */
    abstract void act() throws Exception;

    final void play() {
        System.setErr(System.out); // where the console's log goes
        try {
            act();
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    static void tell(Object... what) {
        System.out.println(Arrays.deepToString(what));
    }

    static void register() {
        Security.insertProviderAt(new Sasl4jProvider(), 1);
    }

    static boolean isOurs(Object exchange) {
        return Registered.isOurs(exchange);
    }

    @Override
    final SaslClient client(String mechanism, Map<String, ?> properties) throws SaslException {
        return Sasl.createSaslClient(new String[] {mechanism}, null, "imap", HOST, properties, login);
    }

    @Override
    final SaslServer server(String mechanism, Map<String, ?> properties) throws SaslException {
        return server(mechanism, "imap", HOST, properties);
    }

    final SaslServer server(String mechanism, String protocol, String host, Map<String, ?> properties)
            throws SaslException {
        Map<String, Object> all = new HashMap<>(Map.of("org.sasl4j.credentials", store));
        all.putAll(properties);
        return Sasl.createSaslServer(mechanism, protocol, host, all, null);
    }

    /** Who is logged in, if anybody is. */
    static String meet(SaslClient client, SaslServer server) {
        if (client == null || server == null) {
            return "nobody there";
        }
        try {
            byte[] response = client.hasInitialResponse() ? client.evaluateChallenge(new byte[0]) : new byte[0];
            while (!server.isComplete()) {
                byte[] challenge = server.evaluateResponse(response);
                response = challenge == null ? null : client.evaluateChallenge(challenge);
            }
            return client.isComplete() ? server.getAuthorizationID() : "the client is not done";
        } catch (SaslException e) {
            return isOurs(client) ? "refused" : "refused by others";
        }
    }

    final String logIn(String mechanism) throws SaslException {
        return meet(client(mechanism, Map.of()), server(mechanism, Map.of()));
    }

    final String guess(String mechanism) throws SaslException {
        return guess(mechanism, server(mechanism, Map.of()));
    }

    static String guess(String mechanism, SaslServer server) throws SaslException {
        CallbackHandler wrong = Answers.login("juliet", "romeo");
        return meet(Sasl.createSaslClient(new String[] {mechanism}, null, "imap", HOST, Map.of(), wrong), server);
    }
}
