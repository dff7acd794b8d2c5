package org.sasl4j.foreign;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.sasl.Sasl;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/**
 * A mechanism that another provider has, such as GSSAPI of the JDK, with a priority, a need and traits, so that it is
 * ranked, allowed and explained like any other:
 *
 * <pre>{@code
 * var registry = Mechanisms.standard()
 *         .with(ForeignMechanism.of(
 *                 "GSSAPI", 70, Mechanism.Need.TICKET, Trait.NOPLAINTEXT, Trait.MUTUAL, Trait.LAYER));
 * }</pre>
 *
 * <p>Its client and its server are made by the factory of the first provider that has one, at the first evaluation and by
 * the thread that evaluates: GSSAPI looks there for the Subject to act as. The factory is told by the properties of {@code
 * javax.security.sasl} to keep what the traits promise; one that cannot makes nothing, and the exchange fails. What it asks
 * its CallbackHandler is answered by the context: names and passwords by the login or from the store, who may act as whom
 * by the server's authorizer, and everything else by the application's own CallbackHandler.
 */
public final class ForeignMechanism implements Mechanism {
    /** The credentials that GSSAPI takes, where they are not those of the thread's Subject. */
    public static final Property<Object> CREDENTIALS = Property.object("foreign.credentials", Object.class)
            .alias(Sasl.CREDENTIALS)
            .chosenOrElse(Side.BOTH, "none")
            .described("the credentials of another provider's mechanism, for GSSAPI a GSSCredential");

    /** What else the other provider's factory is to be told. */
    public static final Property<Map<?, ?>> PROPERTIES = Property.<Map<?, ?>>object(
                    "foreign.properties", "a Map", value -> value instanceof Map<?, ?> map ? Map.copyOf(map) : null)
            .chosenOrElse(Side.BOTH, "none")
            .described("properties for another provider's factory, under that provider's keys");

    private final MechanismName name;
    private final int priority;
    private final Need need;
    private final Set<Trait> traits;
    private final Opening opening;
    private final @Nullable Provider provider;

    private ForeignMechanism(
            MechanismName name,
            int priority,
            Need need,
            Set<Trait> traits,
            Opening opening,
            @Nullable Provider provider) {
        this.name = name;
        this.priority = priority;
        this.need = need;
        this.traits = traits;
        this.opening = opening;
        this.provider = provider;
    }

    /**
     * A mechanism whose first message is the client's, of whatever provider has it.
     *
     * @param name the registered name, such as {@code GSSAPI}
     * @param priority higher is preferred; those of the standard mechanisms run from 10 to 60
     * @param need what a client must have; one that needs a password and does not promise {@link Trait#NOPLAINTEXT} does not
     *     start on a connection that others can read
     * @param traits what it promises, and the factory is held to
     * @return the mechanism
     * @throws IllegalArgumentException if the name is none (RFC 4422 section 3.1)
     */
    public static ForeignMechanism of(String name, int priority, Need need, Trait... traits) {
        return new ForeignMechanism(MechanismName.of(name), priority, need, Set.of(traits), Opening.CLIENT_FIRST, null);
    }

    /**
     * The same with the first message from the server, as in CRAM-MD5.
     *
     * @return a new mechanism
     */
    public ForeignMechanism serverFirst() {
        return new ForeignMechanism(name, priority, need, traits, Opening.SERVER_FIRST, provider);
    }

    /**
     * The same of one provider alone.
     *
     * @param owner need not be registered
     * @return a new mechanism
     */
    public ForeignMechanism by(Provider owner) {
        return new ForeignMechanism(name, priority, need, traits, opening, owner);
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
    public Opening opening() {
        return opening;
    }

    @Override
    public Need need() {
        return need;
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(CREDENTIALS, PROPERTIES);
    }

    @Override
    public Optional<String> missing(Side side) {
        return factories().missing(side);
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return new ForeignClient(this, factories(), context).start();
    }

    @Override
    public Step startServer(ServerContext context) throws MechanismException {
        return new ForeignServer(this, factories(), context).start();
    }

    private Factories factories() {
        return new Factories(name.toString(), provider);
    }
}
