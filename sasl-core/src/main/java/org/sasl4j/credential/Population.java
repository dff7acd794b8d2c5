package org.sasl4j.credential;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.crypto.Hmac;

/**
 * What the real users of a server are like: the kinds of their credentials, their iterations and the lengths of their
 * salts. Users who do not exist are pretended to be like them, in the same proportions. It learns from what a store
 * answers, unless the store knows all its users. It keeps no credential of anybody. Safe for use by many threads.
 */
public final class Population {
    /** Stores and handlers are often made for one exchange each, so those of a class share what was seen. */
    private static final Map<Class<?>, Population> BY_CLASS = Collections.synchronizedMap(new WeakHashMap<>());

    /** The same, found without a lock. Weakly, because a class may outlive this library. */
    private static final ClassValue<WeakReference<Population>> OF_CLASS = new ClassValue<>() {
        @Override
        protected WeakReference<Population> computeValue(Class<?> owner) {
            return new WeakReference<>(BY_CLASS.computeIfAbsent(owner, first -> new Population()));
        }
    };

    private static final Population NONE = known(mechanism -> new Kinds());

    private static final byte[] PURPOSE = {(byte) 0xff}; // apart from the blocks of salts, which count from 0

    private final @Nullable Function<Mechanism, Kinds> known;
    private final Map<MechanismName, Seen> byMechanism = new ConcurrentHashMap<>();
    private final Seen byAny = new Seen();
    private final AtomicBoolean warned = new AtomicBoolean();

    /** A population of which nobody has been seen yet, for stores of one class whose users are not of the same kinds. */
    public Population() {
        this(null);
    }

    private Population(@Nullable Function<Mechanism, Kinds> known) {
        this.known = known;
    }

    /**
     * For a server that learns only with the password whether there is such a user, so that it answers for every name.
     * Nobody is seen there, and nobody has to be pretended.
     *
     * @return always the same object
     */
    public static Population none() {
        return NONE;
    }

    /** Of a store that knows all its users: there is nothing to learn. */
    static Population known(Function<Mechanism, Kinds> kinds) {
        return new Population(kinds);
    }

    /**
     * The users whom the stores or callback handlers of a class know.
     *
     * @param owner their class
     * @return the same object for the same class
     */
    public static Population of(Class<?> owner) {
        return Objects.requireNonNull(OF_CLASS.get(owner).get()); // BY_CLASS has it
    }

    /** The users of a store. A file's change with the file. */
    static Population of(CredentialStore store) {
        return store instanceof Populated populated ? populated.population() : of(store.getClass());
    }

    void saw(Mechanism mechanism, String user, Credential credential) {
        if (known == null) {
            byMechanism
                    .computeIfAbsent(mechanism.name().base(), first -> new Seen())
                    .saw(user, credential);
            byAny.saw(user, credential);
        }
    }

    /** Of a mechanism by which nobody has logged in, the users are like those of others. */
    private Kinds kinds(Mechanism mechanism) {
        if (known != null) {
            return known.apply(mechanism);
        }
        Seen seen = byMechanism.get(mechanism.name().base());
        return seen == null || seen.kinds().isEmpty() ? byAny.kinds() : seen.kinds();
    }

    /** What is said, and where nothing is said what a user of this name would be like. */
    Decoy pretend(Decoy said, Mechanism mechanism, String user) {
        Kinds kinds = kinds(mechanism);
        Credential stranger = kinds.isMixed() ? kinds.at(place(said.serverSecret(), user)) : kinds.only();
        if (stranger != null) {
            return said.orLike(stranger);
        }
        if (!kinds.isEmpty() && said.sample().isEmpty() && !warned.getAndSet(true)) {
            System.getLogger("org.sasl4j")
                    .log(
                            System.Logger.Level.WARNING,
                            "what it costs to judge a password of a user who does not exist is not known: have your"
                                    + " CredentialStore answer decoy() with judgedLike(…), for its verifiers may be slow");
        }
        return said;
    }

    /** Where a name stands among all names, from 0 up to 1: nobody can tell without the server's secret. */
    private static double place(Secret serverSecret, String user) {
        byte[] secret = serverSecret.revealBytes();
        try {
            byte[] mac = Hmac.sha256().mac(secret, PURPOSE, user.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(mac).getInt() & 0xffff_ffffL) / (double) (1L << Integer.SIZE);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
