package org.sasl4j.tool.decode;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.credential.Prepared;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.Scram;
import org.sasl4j.mechanism.scram.ScramClientKeys;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.tool.UsageException;
import org.sasl4j.tool.decode.Decoder.Verdict;

/**
 * Whether a proof and a signature follow from a password (RFC 5802 section 3). If not, says what they would follow
 * from.
 */
final class ScramCheck {
    private static final String MOST_LIKELY = "the password, or the salt and iterations that the keys were made with";

    /** The most that a client computes by default. Without a bound a trace could make its reader wait for hours. */
    private static final int MOST_ITERATIONS = Scram.ITERATIONS_MAX.standard().orElseThrow();

    private final Hash hash;
    private final Secret password;

    ScramCheck(Hash hash, Secret password) {
        this.hash = hash;
        this.password = password;
    }

    Verdict proof(ScramInputs inputs, byte[] sent) throws MechanismException {
        return verdict("ClientProof", inputs, sent, this::proof);
    }

    Verdict signature(ScramInputs inputs, byte[] sent) throws MechanismException {
        return verdict("ServerSignature", inputs, sent, this::signature);
    }

    /** Computes something with the keys of a password. */
    @FunctionalInterface
    private interface Computed {
        byte[] of(ScramClientKeys keys, byte[] authMessage) throws GeneralSecurityException;
    }

    private Verdict verdict(String what, ScramInputs inputs, byte[] sent, Computed computed) throws MechanismException {
        if (matches(inputs, Normalization.SASLPREP, sent, computed)) {
            return new Verdict(what, true, "");
        }
        Map<String, ScramInputs> others = new LinkedHashMap<>(inputs.mistaken());
        if (matches(inputs, Normalization.NONE, sent, computed)) {
            return new Verdict(what, false, "the password: it was not prepared by SASLprep (RFC 4013)");
        }
        for (Map.Entry<String, ScramInputs> other : others.entrySet()) {
            if (matches(other.getValue(), Normalization.SASLPREP, sent, computed)) {
                return new Verdict(what, false, other.getKey());
            }
        }
        return new Verdict(what, false, MOST_LIKELY);
    }

    private boolean matches(ScramInputs inputs, Normalization normalization, byte[] sent, Computed computed)
            throws MechanismException {
        if (inputs.salt().length() == 0 || !inputs.iterations().matches("[1-9][0-9]{0,8}")) {
            return false;
        }
        int iterations = Integer.parseInt(inputs.iterations());
        if (iterations > MOST_ITERATIONS) {
            throw new UsageException("--password-file: the trace asks for " + iterations
                    + " iterations, and no more than " + MOST_ITERATIONS + " are computed");
        }
        try (Secret prepared = Prepared.queriedPassword(password, normalization);
                ScramClientKeys keys = ScramKeys.clientKeys(hash, prepared, inputs.salt(), iterations)) {
            return MessageDigest.isEqual(computed.of(keys, inputs.authMessage()), sent);
        } catch (IllegalArgumentException prohibited) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new MechanismException(Reason.TEMPORARY, "this JVM cannot compute with " + hash, e);
        }
    }

    private byte[] proof(ScramClientKeys keys, byte[] authMessage) throws GeneralSecurityException {
        byte[] clientKey = keys.clientKey().revealBytes();
        byte[] storedKey = MessageDigest.getInstance(hash.algorithm()).digest(clientKey);
        byte[] signature = hmac(storedKey, authMessage);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= signature[i];
        }
        return clientKey;
    }

    private byte[] signature(ScramClientKeys keys, byte[] authMessage) throws GeneralSecurityException {
        return hmac(keys.serverKey().revealBytes(), authMessage);
    }

    private byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        String name = "Hmac"
                + (hash == Hash.SHA3_512 ? hash.algorithm() : hash.algorithm().replace("-", ""));
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key, name));
        return mac.doFinal(message);
    }
}
