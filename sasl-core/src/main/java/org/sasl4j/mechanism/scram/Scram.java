package org.sasl4j.mechanism.scram;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Credential;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.ServerContext;
import org.sasl4j.Settings;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.binding.Bindings;

/**
 * SCRAM with one hash: client and server prove to each other that they know the password. Somebody who listens can try
 * passwords offline. Somebody who steals the server's keys cannot log in with them. With -PLUS, somebody in the middle
 * of the TLS connection gains nothing by relaying the login.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5802">RFC 5802</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7677">RFC 7677</a>
 */
public final class Scram implements Mechanism {
    /** The iterations of users known by a password, and of unknown users. */
    public static final Property<Integer> ITERATIONS = Property.number("scram.iterations", 1, Integer.MAX_VALUE)
            .chosenOrElse(
                    Side.SERVER,
                    "as the store says: " + Hash.SHA_256.usualIterations() + ", for SHA-512 "
                            + Hash.SHA_512.usualIterations() + "; of unknown users as others have")
            .described("the iterations of users known by a password, and of unknown ones");

    /** The fewest iterations accepted from a server (RFC 7677 section 4). */
    public static final Property<Integer> ITERATIONS_MIN = Property.number("scram.iterations.min", 1, Integer.MAX_VALUE)
            .chosenBy(Side.CLIENT, 4096)
            .described("the fewest iterations accepted from a server");

    /** The most iterations accepted from a server. */
    public static final Property<Integer> ITERATIONS_MAX = Property.number("scram.iterations.max", 1, Integer.MAX_VALUE)
            .chosenBy(Side.CLIENT, 1_000_000)
            .described("the most iterations accepted from a server");

    /** Where a client keeps derived keys, so that it need not derive them at each login. */
    public static final Property<ScramKeyCache> KEY_CACHE = Property.object("scram.keycache", ScramKeyCache.class)
            .chosenOrElse(Side.CLIENT, "none")
            .described("where derived keys are kept for the next login");

    /** Gives a client's keys if its login has no password. */
    public static final Property<ScramKeySource> KEYS = Property.object("scram.keys", ScramKeySource.class)
            .chosenOrElse(Side.CLIENT, "the callback handler")
            .described("a function that gives the client's keys where it has no password");

    /** Attributes beside those of RFC 5802. A client sends them; after success they are the ones received. */
    public static final Property<Map<String, String>> EXTENSIONS = Property.texts("scram.extensions")
            .chosenOrElse(Side.CLIENT, "none")
            .toldTo(Side.BOTH)
            .described("further attributes to send; after success those received");

    /** The user name, if the protocol has transmitted it before, as PostgreSQL's does. */
    public static final Property<String> USER = Property.text("scram.user")
            .notEmpty("a String that is not empty")
            .ofCallsOnly()
            .chosenOrElse(Side.SERVER, "the message's")
            .described("the user, where the protocol has told already: it stands for the name in the message");

    private static final List<Property<?>> PROPERTIES =
            with(Bindings.properties(), ITERATIONS, ITERATIONS_MIN, ITERATIONS_MAX, KEY_CACHE, KEYS, EXTENSIONS, USER);

    /**
     * A row for each hash: the priorities of its two mechanisms (RFC 8600 section 4 prefers -PLUS), and further traits.
     * Mechanisms that few peers have are OPT_IN.
     */
    private enum Row {
        SHA3_512(Hash.SHA3_512, 44, 49, Trait.OPT_IN),
        SHA_512(Hash.SHA_512, 43, 48),
        SHA_384(Hash.SHA_384, 42, 47),
        SHA_256(Hash.SHA_256, 41, 46),
        SHA_1(Hash.SHA_1, 40, 45),
        SHA_224(Hash.SHA_224, 39, 44, Trait.OPT_IN);

        private final Scram plain;
        private final Scram plus;

        Row(Hash hash, int priority, int priorityOfPlus, Trait... more) {
            String name = "SCRAM-" + hash.algorithm();
            Set<Trait> traits = EnumSet.of(Trait.NOPLAINTEXT, Trait.NOANONYMOUS, Trait.MUTUAL);
            traits.addAll(List.of(more));
            this.plain = new Scram(name, hash, priority, traits);
            traits.addAll(Set.of(Trait.NOACTIVE, Trait.BINDING));
            this.plus = new Scram(name + "-PLUS", hash, priorityOfPlus, traits);
        }
    }

    private final MechanismName name;
    private final Hash hash;
    private final int priority;
    private final Set<Trait> traits;

    private Scram(String name, Hash hash, int priority, Set<Trait> traits) {
        this.name = MechanismName.of(name);
        this.hash = hash;
        this.priority = priority;
        this.traits = Set.copyOf(traits);
    }

    /**
     * All members of the family.
     *
     * @return for each {@link Hash} the mechanism with channel binding and the one without. Those with SHA-224 and
     *     SHA3-512 run only where a whitelist names them
     */
    public static List<Mechanism> family() {
        List<Mechanism> family = new ArrayList<>();
        for (Row row : Row.values()) {
            family.add(row.plus);
            family.add(row.plain);
        }
        return List.copyOf(family);
    }

    private static List<Property<?>> with(List<Property<?>> bindings, Property<?>... own) {
        List<Property<?>> all = new ArrayList<>(List.of(own));
        all.addAll(bindings);
        return List.copyOf(all);
    }

    /** The mechanism without channel binding. */
    static Scram of(Hash hash) {
        for (Row row : Row.values()) {
            if (row.plain.hash == hash) {
                return row.plain;
            }
        }
        throw new IllegalArgumentException("there is no SCRAM with " + hash);
    }

    @Override
    public MechanismName name() {
        return name;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public Set<Trait> traits() {
        return traits;
    }

    @Override
    public Fact clientAble(Connection connection) {
        return able(connection, Bindings.End.CLIENT);
    }

    @Override
    public Fact serverAble(Connection connection) {
        return able(connection, Bindings.End.SERVER);
    }

    @Override
    public List<Property<?>> properties() {
        return PROPERTIES;
    }

    @Override
    public void requireSense(Settings settings) throws MechanismException {
        IterationBounds.of(settings);
    }

    @Override
    public boolean hasPlus() {
        return !name.isPlus();
    }

    @Override
    public boolean answersFrom(Credential credential, String realm) {
        return credential instanceof Credential.Password
                || credential instanceof ScramCredential stored && stored.hash() == hash;
    }

    @Override
    public Optional<Credential.Question<?>> question(String user, String realm) {
        return Optional.of(new ScramCredentialCallback(user, hash));
    }

    private Fact able(Connection connection, Bindings.End end) {
        return name.isPlus() ? Fact.known(Bindings.hasAny(connection, end)) : Fact.UNKNOWN;
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return new ScramClient(name, hash, context).start();
    }

    @Override
    public Step startServer(ServerContext context) {
        return new ScramServer(this, hash, context).start();
    }
}
