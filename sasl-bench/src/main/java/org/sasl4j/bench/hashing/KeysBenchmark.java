package org.sasl4j.bench.hashing;

import com.ongres.scram.common.ScramFunctions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.Secret;
import org.sasl4j.bench.Suite;
import org.sasl4j.crypto.Digests;
import org.sasl4j.mechanism.scram.ScramClientKeys;
import org.sasl4j.mechanism.scram.ScramKeys;

/**
 * ClientKey, StoredKey and ServerKey from a SaltedPassword (RFC 5802 section 3). Elytron is missing: it keeps the
 * SaltedPassword, and has no public method for the other keys.
 */
public class KeysBenchmark extends Suite {
    /** The hash, one of those that all libraries have. */
    @Param({"SHA-256", "SHA-512"})
    public String hash = "SHA-256";

    private HashNames names;
    private byte[] saltedPassword;
    private Secret secret;

    /** Makes a SaltedPassword. */
    @Setup
    public void make() {
        names = HashNames.of(hash);
        saltedPassword = new byte[names.ours().length()];
        Arrays.fill(saltedPassword, (byte) 7);
        secret = Secret.copyOf(saltedPassword);
    }

    /** This library, which also wipes the keys. */
    @Benchmark
    public List<byte[]> sasl4j() {
        try (ScramClientKeys keys = ScramKeys.clientKeys(names.ours(), secret)) {
            byte[] clientKey = keys.clientKey().revealBytes();
            byte[] storedKey = Digests.create(names.ours().algorithm()).digest(clientKey);
            return List.of(clientKey, storedKey, keys.serverKey().revealBytes());
        }
    }

    /** ongres scram. */
    @Benchmark
    public List<byte[]> ongres() {
        byte[] clientKey = ScramFunctions.clientKey(names.ofOngres(), saltedPassword);
        byte[] storedKey = ScramFunctions.storedKey(names.ofOngres(), clientKey);
        return List.of(clientKey, storedKey, ScramFunctions.serverKey(names.ofOngres(), saltedPassword));
    }

    /** Kafka's clients. */
    @Benchmark
    public List<byte[]> kafka() throws GeneralSecurityException {
        ScramFormatter formatter = names.ofKafka();
        byte[] clientKey = formatter.clientKey(saltedPassword);
        return List.of(clientKey, formatter.storedKey(clientKey), formatter.serverKey(saltedPassword));
    }
}
