package org.sasl4j.provider;

import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.Bytes;
import org.sasl4j.CredentialStore;
import org.sasl4j.MechanismException;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramCredentialCallback;

/** What {@link ScramCostTest} runs in a JVM of its own: tells what refusing costs a server whose digests are counted. */
public final class ScramCost {
    /** Makes servers that know alice in one way or another. */
    @FunctionalInterface
    private interface Servers {
        SaslServer create() throws SaslException;
    }

    private ScramCost() {}

    /** Prints a line for each mechanism, way of knowing users, and user: the cost first, then all that goes over the wire. */
    public static void main(String[] names) throws Exception {
        Security.addProvider(new CountingDigests()); // before any class of ours is loaded
        for (String mechanism : names[0].split(",")) {
            for (Map.Entry<String, Servers> way : ways(mechanism).entrySet()) {
                for (String user : new String[] {"alice", "nobod"}) {
                    System.out.println(mechanism
                            + ' '
                            + way.getKey()
                            + ' '
                            + user
                            + ' '
                            + refuse(way.getValue().create(), mechanism, user));
                }
            }
        }
    }

    private static Map<String, Servers> ways(String mechanism) {
        if (mechanism.equals("PLAIN")) {
            return Map.of("store-of-one-method", ofOneMethod(mechanism, Hash.SHA_256));
        }
        Hash hash = Hash.named(mechanism.substring("SCRAM-".length())).orElseThrow();
        ScramCredential alices = Ours.keys(hash, "secret");
        MemoryCredentialStore keys = new MemoryCredentialStore().put("alice", alices);
        Answers handlerOfKeys = Answers.none().on(ScramCredentialCallback.class, (callback, together) -> {
            if (callback.getName().equals("alice")) {
                callback.setCredential(alices);
            }
        });
        Map<String, Servers> ways = new LinkedHashMap<>();
        ways.put("store-of-keys", () -> Ours.server(mechanism, Map.of("org.sasl4j.credentials", keys), null));
        ways.put(
                "store-of-passwords",
                () -> Ours.server(mechanism, Map.of("org.sasl4j.credentials", Ours.store()), null));
        ways.put(
                "handler-of-keys",
                () -> Ours.server(
                        mechanism, Map.of("org.sasl4j.scram.iterations", alices.iterations()), handlerOfKeys));
        ways.put("store-of-one-method", ofOneMethod(mechanism, hash));
        ways.put("handler-of-passwords", () -> Ours.server(mechanism, Ours.NONE, Answers.user("alice", "secret")));
        return ways;
    }

    /** With keys of more iterations than are standard, of which the store says nothing. */
    private static Servers ofOneMethod(String mechanism, Hash hash) {
        ScramCredential alices = Ours.keys(hash, "secret", 12000);
        CredentialStore store = (user, realm, name) ->
                user.equals("alice") ? Optional.of(new CredentialStore.Account(user, alices)) : Optional.empty();
        return () -> Ours.server(mechanism, Map.of("org.sasl4j.credentials", store), null);
    }

    /** Runs an exchange with a wrong password and counts what the server does. */
    private static String refuse(SaslServer server, String mechanism, String user) throws SaslException {
        SaslClient client = Ours.client(mechanism, Ours.NONE, Answers.login(user, "guess"));
        List<String> told = new ArrayList<>();
        long cost = 0;
        byte[] challenge = null;
        while (true) {
            byte[] response = client.evaluateChallenge(challenge);
            long before = CountingDigests.compressions();
            try {
                challenge = server.evaluateResponse(response);
                cost += CountingDigests.compressions() - before;
                told.add(response.length + "/" + challenge.length);
            } catch (MechanismException e) {
                cost += CountingDigests.compressions() - before;
                told.add(response.length + "/"
                        + new String(e.response().orElse(Bytes.empty()).toByteArray(), StandardCharsets.US_ASCII));
                return cost + " " + String.join(" ", told) + ' ' + e.reason() + ' ' + e.getMessage();
            }
        }
    }
}
