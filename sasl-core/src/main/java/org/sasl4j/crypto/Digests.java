package org.sasl4j.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where message digests come from. The first choice is the provider named by the system property {@value #PROPERTY}.
 * Without the property it is the JDK's own provider, whose digests use the processor's instructions. If that one does
 * not have the algorithm, any other provider will do.
 */
public final class Digests {
    private static final String PROPERTY = "org.sasl4j.digest.provider";
    private static final @Nullable Provider PREFERRED = preferred();

    /** A digest of the preferred provider for each algorithm. It is cheaper to clone one than to ask for one. */
    private static final Map<String, MessageDigest> PROTOTYPES = new ConcurrentHashMap<>();

    private Digests() {}

    private static @Nullable Provider preferred() {
        String name = System.getProperty(PROPERTY);
        Provider provider = Security.getProvider(name == null ? "SUN" : name);
        if (provider == null && name != null) {
            System.getLogger("org.sasl4j")
                    .log(
                            System.Logger.Level.WARNING,
                            PROPERTY + " names the provider '" + name
                                    + "', which was not installed when it was first needed: digests come from others");
        }
        return provider;
    }

    /**
     * A fresh digest.
     *
     * @param algorithm the JCA name, such as {@code SHA-256}
     * @return a digest that belongs to the caller
     * @throws IllegalStateException if no provider has the algorithm; ask {@link #has} first
     */
    public static MessageDigest create(String algorithm) {
        MessageDigest prototype = PROTOTYPES.get(algorithm);
        if (prototype != null) {
            try {
                return (MessageDigest) prototype.clone();
            } catch (CloneNotSupportedException e) {
                PROTOTYPES.remove(algorithm);
            }
        }
        return make(algorithm);
    }

    @SuppressWarnings("ReferenceEquality") // the very same provider, not one with equal properties
    private static MessageDigest make(String algorithm) {
        try {
            MessageDigest digest = find(algorithm);
            if (digest.getProvider() == PREFERRED && digest instanceof Cloneable) {
                PROTOTYPES.put(algorithm, find(algorithm)); // never updated, so many threads may clone it at once
            }
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no security provider of this JVM has " + algorithm, e);
        }
    }

    /**
     * Whether this JVM has an algorithm.
     *
     * @param algorithm the JCA name
     * @return true if {@link #create} will work
     */
    public static boolean has(String algorithm) {
        if (PROTOTYPES.containsKey(algorithm)) {
            return true;
        }
        try {
            find(algorithm);
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    private static MessageDigest find(String algorithm) throws NoSuchAlgorithmException {
        if (PREFERRED != null && PREFERRED.getService("MessageDigest", algorithm) != null) {
            return MessageDigest.getInstance(algorithm, PREFERRED);
        }
        return MessageDigest.getInstance(algorithm);
    }
}
