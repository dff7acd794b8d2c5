package org.sasl4j.mechanism.scram;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;
import org.sasl4j.Secret;
import org.sasl4j.crypto.Digests;

/**
 * Keeps the keys of SCRAM clients, so that logging in again does not cost thousands of hashes (RFC 5802 section 5.1).
 * It holds no password: it finds an entry by a hash of the password and of a random key of its own. When it is full,
 * the entry that was unused for the longest time is dropped. It is safe for use by many threads. Closing it wipes what
 * it holds, and it stays empty from then on.
 */
public final class ScramKeyCache implements AutoCloseable {
    private static final String DIGEST = "SHA-256";

    private final int capacity;
    private final byte[] cacheKey = new byte[32];
    private final Map<Bytes, ScramClientKeys> keys = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    /**
     * An empty cache.
     *
     * @param capacity how many entries it holds, 1 or more. A user has one entry for each hash, salt and iteration
     *     count
     * @throws IllegalArgumentException if it is less than 1
     */
    public ScramKeyCache(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a key cache needs room for 1 entry or more: " + capacity);
        }
        this.capacity = capacity;
        new SecureRandom().nextBytes(cacheKey);
    }

    /**
     * Finds the keys that were derived before from these values.
     *
     * @param hash the hash
     * @param password the password as prepared; stays the caller's to close
     * @param salt the salt that the server sent
     * @param iterations the iteration count that the server sent
     * @return keys that the caller closes, or empty if there are none
     */
    public Optional<ScramClientKeys> find(Hash hash, Secret password, Bytes salt, int iterations) {
        Bytes entry = entry(hash, password, salt, iterations);
        synchronized (keys) {
            return Optional.ofNullable(keys.get(entry)).map(ScramClientKeys::copy);
        }
    }

    /**
     * Keeps keys for the next time.
     *
     * @param hash the hash
     * @param password the password as prepared; stays the caller's to close
     * @param salt the salt that the server sent
     * @param iterations the iteration count that the server sent
     * @param derived copied; the original stays the caller's to close
     */
    public void put(Hash hash, Secret password, Bytes salt, int iterations, ScramClientKeys derived) {
        Bytes entry = entry(hash, password, salt, iterations);
        synchronized (keys) {
            if (closed) {
                return;
            }
            close(keys.put(entry, derived.copy()));
            if (keys.size() > capacity) {
                close(keys.remove(keys.keySet().iterator().next()));
            }
        }
    }

    private static void close(@Nullable ScramClientKeys replaced) {
        if (replaced != null) {
            replaced.close();
        }
    }

    /** A hash of what keys are derived from, which tells nothing to whoever does not know the cache's key. */
    private Bytes entry(Hash hash, Secret password, Bytes salt, int iterations) {
        MessageDigest digest = Digests.create(DIGEST);
        digest.update(cacheKey);
        digest.update(ByteBuffer.allocate(9)
                .put((byte) hash.ordinal())
                .putInt(iterations)
                .putInt(salt.length())
                .flip());
        digest.update(salt.toByteArray());
        byte[] octets = password.revealBytes();
        byte[] digested = digest.digest(octets);
        digest.reset();
        Arrays.fill(octets, (byte) 0);
        return Bytes.copyOf(digested);
    }

    /**
     * How many entries it holds.
     *
     * @return 0 up to the capacity
     */
    public int size() {
        synchronized (keys) {
            return keys.size();
        }
    }

    /** Wipes all keys. The cache can still be used. */
    public void clear() {
        synchronized (keys) {
            keys.values().forEach(ScramClientKeys::close);
            keys.clear();
        }
    }

    @Override
    public void close() {
        synchronized (keys) {
            closed = true;
            Arrays.fill(cacheKey, (byte) 0);
            clear();
        }
    }

    @Override
    public String toString() {
        return "ScramKeyCache[" + size() + "]";
    }
}
