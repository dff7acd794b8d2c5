package org.sasl4j.mechanism.scram;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.sasl4j.Bytes;
import org.sasl4j.ClientContext;
import org.sasl4j.Context;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.Step;
import org.sasl4j.credential.Prepared;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.message.OwnSecret;
import org.sasl4j.text.TextLength;

/** The client of SCRAM (RFC 5802 section 5). */
final class ScramClient {
    private final MechanismName name;
    private final Hash hash;
    private final ClientContext context;

    ScramClient(MechanismName name, Hash hash, ClientContext context) {
        this.name = name;
        this.hash = hash;
        this.context = context;
    }

    Step start() throws MechanismException {
        IterationBounds bounds = IterationBounds.of(context.settings());
        Map<String, String> extensions =
                context.settings().get(Scram.EXTENSIONS).orElse(Map.of());
        Gs2 gs2 = Gs2.ofClient(name, context);
        Login login = context.login();
        try {
            if (login.hasPassword()) {
                OwnSecret.requirePassword(login.password(), context);
            }
            ClientFirst clientFirst =
                    ClientFirst.of(gs2.header(), prepared(login.name()), Nonces.of(context), extensions, context);
            // no lambda: a process that has just started pays more for one
            Step.Next next = new Step.Next() {
                @Override
                public Step receive(byte[] message) throws MechanismException {
                    return serverFirst(bounds, gs2, clientFirst, login, message);
                }
            };
            Step.Send first = Step.send(clientFirst.encode(), next);
            return login.hasPassword() ? first.holding(login.password()) : first;
        } catch (MechanismException | RuntimeException e) {
            login.close();
            throw e;
        }
    }

    /** Prepares the name as a query (section 5.1, attribute n). */
    private String prepared(String name) throws MechanismException {
        TextLength.requireOwn(name, "user name", context);
        try {
            return Prepared.queriedName(
                    name, context.settings().valueOf(Context.NORMALIZATION).name());
        } catch (IllegalArgumentException e) {
            throw new MechanismException(Reason.ABORTED, String.valueOf(e.getMessage()), e);
        }
    }

    private Step serverFirst(IterationBounds bounds, Gs2 gs2, ClientFirst clientFirst, Login login, byte[] message)
            throws MechanismException {
        ServerFirst serverFirst = ServerFirst.parse(message);
        requireOurNonceExtended(clientFirst.nonce(), serverFirst.nonce());
        bounds.require(serverFirst.iterations());
        try (ScramClientKeys keys = keys(login, serverFirst)) {
            byte[] withoutProof = ClientFinal.withoutProof(gs2.input(), serverFirst.nonce());
            Proofs proofs = new Proofs(hash.hmac(), Proofs.firstMessages(clientFirst.bare(), message), withoutProof);
            byte[] clientKey = keys.clientKey().revealBytes();
            byte[] serverKey = keys.serverKey().revealBytes();
            byte[] proof = proofs.clientProof(clientKey);
            Secret signature = Secret.owning(proofs.serverSignature(serverKey));
            Arrays.fill(clientKey, (byte) 0);
            Arrays.fill(serverKey, (byte) 0);
            return Step.send(
                            ClientFinal.encode(withoutProof, proof),
                            last -> serverFinal(gs2, signature, serverFirst.extensions(), last))
                    .holding(signature);
        }
    }

    private static void requireOurNonceExtended(String ours, String nonce) throws MechanismException {
        if (!nonce.startsWith(ours) || nonce.length() == ours.length()) { // section 5.1, attribute r
            throw new MechanismException(
                    Reason.MALFORMED, "the server's nonce does not extend ours (RFC 5802 section 5.1)");
        }
    }

    private ScramClientKeys keys(Login login, ServerFirst serverFirst) throws MechanismException {
        if (!login.hasPassword()) {
            ScramClientKeys given = given(serverFirst.salt(), serverFirst.iterations())
                    .orElseThrow(() -> new MechanismException(
                            Reason.ABORTED, "neither a password nor SCRAM keys were given for the user name"));
            return requireLength(given);
        }
        try (Secret password = Prepared.storedPassword(
                login.password(),
                context.settings().valueOf(Context.NORMALIZATION).password())) {
            return cachedOrDerived(password, serverFirst);
        } catch (IllegalArgumentException e) { // section 2.2, Normalize(str)
            throw new MechanismException(Reason.ABORTED, String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<ScramClientKeys> given(Bytes salt, int iterations) throws MechanismException {
        Optional<ScramKeySource> source = context.settings().get(Scram.KEYS);
        if (source.isPresent()) {
            return MechanismException.requireAnswer(source.get().find(hash, salt, iterations), source.get(), "find");
        }
        ScramKeysCallback question = new ScramKeysCallback(hash, salt, iterations);
        Optional<MechanismException> failure = context.tryAsking(question);
        if (failure.isPresent()) {
            question.getKeys().ifPresent(ScramClientKeys::close);
            throw failure.get();
        }
        return question.getKeys();
    }

    private ScramClientKeys requireLength(ScramClientKeys keys) throws MechanismException {
        if (keys.clientKey().length() == hash.length() && keys.serverKey().length() == hash.length()) {
            return keys;
        }
        keys.close();
        throw new MechanismException(
                Reason.ABORTED,
                "the SCRAM keys given must be as long as a " + hash + ", " + hash.length() + " octets each");
    }

    private ScramClientKeys cachedOrDerived(Secret password, ServerFirst serverFirst) throws MechanismException {
        Optional<ScramKeyCache> cache = context.settings().get(Scram.KEY_CACHE);
        Optional<ScramClientKeys> cached =
                cache.flatMap(keys -> keys.find(hash, password, serverFirst.salt(), serverFirst.iterations()));
        if (cached.isPresent()) {
            return cached.get();
        }
        ScramClientKeys derived = ScramKeys.clientKeys(hash, password, serverFirst.salt(), serverFirst.iterations());
        cache.ifPresent(keys -> keys.put(hash, password, serverFirst.salt(), serverFirst.iterations(), derived));
        return derived;
    }

    private static Step serverFinal(Gs2 gs2, Secret signature, Map<String, String> earlier, byte[] message)
            throws MechanismException {
        ServerFinal serverFinal = ServerFinal.parse(message);
        byte[] expected = signature.revealBytes();
        boolean genuine = MessageDigest.isEqual(expected, serverFinal.verifier());
        Arrays.fill(expected, (byte) 0);
        if (!genuine) { // section 5
            throw new MechanismException(
                    Reason.REFUSED, "the server did not prove that it knows the password (RFC 5802 section 5)");
        }
        return Extensions.tell(gs2.tell(Step.done()), earlier, serverFinal.extensions());
    }
}
