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
 * A mechanism of another provider, such as GSSAPI of the JDK. It has a priority, a need and traits, so it is ranked,
 * allowed and explained like any other:
 *
 * <pre>{@code
 * var registry = Mechanisms.standard()
 *         .with(ForeignMechanism.of(
 *                 "GSSAPI", 70, Mechanism.Need.TICKET, Trait.NOPLAINTEXT, Trait.MUTUAL, Trait.LAYER));
 * }</pre>
 *
 * <p>The factory of the first provider that has one makes its client and its server. It does so at the first evaluation,
 * in the evaluating thread, because GSSAPI looks there for the Subject to act as. The properties of {@code
 * javax.security.sasl} tell the factory to keep what the traits promise. If it cannot, it makes nothing, and the exchange
 * fails.
 *
 * <p>The context answers what the client or server asks its CallbackHandler. For a client, the application's own handler
 * answers, and if there is none, the login. For a server, names and passwords come from the store, the server's authorizer
 * decides who may act as whom, and the application's own handler answers everything else.
 */
public final class ForeignMechanism implements Mechanism {
    /** The credentials that GSSAPI takes if they are not those of the thread's Subject. */
    public static final Property<Object> CREDENTIALS = Property.object("foreign.credentials", Object.class)
            .alias(Sasl.CREDENTIALS)
            .chosenOrElse(Side.BOTH, "none")
            .described("the credentials of another provider's mechanism, for GSSAPI a GSSCredential");

    /** Further properties for the other provider's factory. */
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
     * A mechanism in which the client sends the first message. Any registered provider may have it.
     *
     * @param name the registered name, such as {@code GSSAPI}
     * @param priority higher is preferred; the standard mechanisms have 10 to 60
     * @param need what a client must have. If it is a password, and the traits do not include
     *     {@link Trait#NOPLAINTEXT}, the client does not start on a connection that others can read
     * @param traits what the mechanism promises; the factory has to keep it
     * @return the mechanism
     * @throws IllegalArgumentException if the name is not a mechanism name (RFC 4422 section 3.1)
     */
    public static ForeignMechanism of(String name, int priority, Need need, Trait... traits) {
        return new ForeignMechanism(MechanismName.of(name), priority, need, Set.of(traits), Opening.CLIENT_FIRST, null);
    }

    /**
     * The same mechanism, with the first message from the server, as in CRAM-MD5.
     *
     * @return a new mechanism
     */
    public ForeignMechanism serverFirst() {
        return new ForeignMechanism(name, priority, need, traits, Opening.SERVER_FIRST, provider);
    }

    /**
     * The same mechanism, from this provider only.
     *
     * @param owner the provider, which need not be registered
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
