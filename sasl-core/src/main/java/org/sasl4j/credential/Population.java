package org.sasl4j.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Hash;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.crypto.Hmac;

/**
 * What the real users of a server are like, so that those who do not exist are pretended to be like them, in the same
 * proportions: kinds of credentials, iterations, lengths of salts. Learned from what a store answers; keeps no credential of
 * anybody's. Safe for use by many threads.
 */
public final class Population {
    private static final Owners OWNERS = new Owners();
    private static final byte[] PURPOSE = {(byte) 0xff}; // apart from the blocks of salts, which count from 0

    private final Map<String, Kinds> byMechanism = new ConcurrentHashMap<>();
    private final BiConsumer<MechanismName, Kinds> known;

    /** A population of which some are known before they log in. */
    Population(BiConsumer<MechanismName, Kinds> known) {
        this.known = known;
    }

    /** A population of which nobody has been seen. */
    public Population() {
        this((mechanism, kinds) -> {});
    }

    /**
     * The users of an owner, remembered as long as that is.
     *
     * @param owner a store, or the class of a callback handler, by identity
     * @return the same object for the same owner
     */
    public static Population of(Object owner) {
        return OWNERS.population(owner);
    }

    /** The users of a store; some stores know theirs. */
    static Population of(CredentialStore store) {
        if (store instanceof MemoryCredentialStore memory) {
            return memory.population();
        }
        return store instanceof FileCredentialStore file ? file.population() : of((Object) store);
    }

    private Kinds kinds(MechanismName mechanism) {
        String name = mechanism.toString();
        String base = mechanism.isPlus() ? name.substring(0, name.length() - "-PLUS".length()) : name; // the same users
        return byMechanism.computeIfAbsent(base, first -> {
            Kinds kinds = new Kinds();
            known.accept(mechanism, kinds);
            return kinds;
        });
    }

    /** Tells of every mechanism somebody has asked about. */
    void changed(BiConsumer<MechanismName, Kinds> change) {
        byMechanism.forEach((base, kinds) -> change.accept(MechanismName.of(base), kinds));
    }

    void saw(MechanismName mechanism, String user, Credential credential) {
        kinds(mechanism).saw(user, credential);
    }

    /** What is said, and where nothing is said what a user of this name would be like. */
    Decoy pretend(Decoy said, MechanismName mechanism, String user) {
        Kinds kinds = kinds(mechanism);
        Credential stranger = kinds.isMixed() ? kinds.at(place(said.serverSecret(), user)) : kinds.only();
        return stranger == null ? said : said.orLike(stranger);
    }

    /** Where a name stands among all names, from 0 up to 1: nobody can tell without the server's secret. */
    private static double place(Secret serverSecret, String user) {
        byte[] secret = serverSecret.revealBytes();
        try {
            byte[] mac = new Hmac(Hash.SHA_256).mac(secret, PURPOSE, user.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(mac).getInt() & 0xffff_ffffL) / (double) (1L << Integer.SIZE);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
