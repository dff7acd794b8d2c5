package org.sasl4j.binding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSession;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.Values;

/**
 * The channel bindings of a connection, by their names in IANA's registry, and the properties by which an application
 * chooses among them.
 */
public final class Bindings {
    /** The hash of the server's certificate (RFC 5929 section 4). */
    public static final String TLS_SERVER_END_POINT = "tls-server-end-point";

    /** Keying material of the TLS session (RFC 9266). */
    public static final String TLS_EXPORTER = "tls-exporter";

    /** The first Finished message of the handshake (RFC 5929 section 3). TLS 1.3 does not have it. */
    public static final String TLS_UNIQUE = "tls-unique";

    /** The types that this library computes, in the order in which a client prefers them. */
    static final List<String> COMPUTED = List.of(TLS_SERVER_END_POINT, TLS_EXPORTER, TLS_UNIQUE);

    /** JNDI puts the hash of the server's certificate under this key, after its type and a colon. */
    private static final String JNDI = "jdk.internal.sasl.tlschannelbinding";

    /** Bindings beside those that the connection has. */
    public static final Property<List<ChannelBinding>> GIVEN = Property.object(
                    "channelbinding",
                    "an org.sasl4j.ChannelBinding or a Collection of them (under JNDI's key its octets, which begin"
                            + " with tls-server-end-point:)",
                    new GivenReader())
            .alias(JNDI)
            .chosenOrElse(Side.BOTH, "from the connection")
            .described("channel bindings besides what the connection has");

    /** Gives bindings that the connection does not have. */
    public static final Property<BindingSource> SOURCE = Property.object("channelbinding.source", BindingSource.class)
            .chosenOrElse(Side.BOTH, "the callback handler")
            .described("a function that gives a channel binding which the connection has not");

    /** The types that a client tries, in order of preference. */
    public static final Property<List<String>> TYPES = Property.names("channelbinding.types")
            .notEmpty("one type of binding or more, in a String with commas or spaces between them, or a Collection")
            .chosenBy(Side.CLIENT, COMPUTED)
            .described("the types of channel binding to try, in order of preference");

    /** Whether bindings are used. */
    public static final Property<BindingPolicy> POLICY = Property.word("channelbinding.policy", BindingPolicy.class)
            .chosenBy(Side.BOTH, BindingPolicy.ALLOW)
            .described("whether channel binding is used; require refuses every SCRAM that is not -PLUS");

    /** What the server offered. A difference shows that somebody changed the offer (RFC 5802 section 6). */
    public static final Property<Set<String>> OFFERED = Property.read("offered", Values.NAMES, new OfferReader())
            .chosenOrElse(Side.BOTH, "unknown")
            .described("the mechanisms that the server offers on this connection, so that a downgrade shows");

    /** The type that was used. */
    public static final Property<String> TYPE =
            Property.text("channelbinding.type").toldTo(Side.BOTH).described("the type of channel binding used");

    private static final String SCRAM = "SCRAM-";

    private Bindings() {}

    /**
     * The properties of the mechanisms that use channel binding.
     *
     * @return the properties declared here, except {@link #OFFERED}, which concerns all mechanisms
     */
    public static List<Property<?>> properties() {
        return List.of(GIVEN, SOURCE, TYPES, POLICY, TYPE);
    }

    /**
     * Whether a mechanism goes without a binding although there is a -PLUS variant of it (RFC 5802 section 6). SCRAM's
     * are known by their names, whoever wrote them.
     *
     * @param mechanism the mechanism
     * @return true if it {@linkplain Mechanism#hasPlus says so}, or is called SCRAM without -PLUS
     */
    public static boolean leavesBinding(Mechanism mechanism) {
        MechanismName name = mechanism.name();
        return mechanism.hasPlus() || name.toString().startsWith(SCRAM) && !name.isPlus();
    }

    /**
     * Whether a server offers SCRAM with channel binding, even with a hash that is not known here (RFC 5802 section 6).
     *
     * @param offered the names that the server offers
     * @return true if a name is SCRAM's and ends in -PLUS
     */
    public static boolean offersScramPlus(Collection<String> offered) {
        for (String name : offered) {
            if (name.startsWith(SCRAM) && name.endsWith("-PLUS")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a server offers the -PLUS variant of a mechanism.
     *
     * @param mechanism without -PLUS
     * @param offered the names that the server offers
     * @return true if one of them is it
     */
    public static boolean offersPlusOf(MechanismName mechanism, Collection<String> offered) {
        for (String name : offered) {
            MechanismName one = MechanismName.parse(name).orElse(mechanism);
            if (one.isPlus() && one.base().equals(mechanism)) {
                return true;
            }
        }
        return false;
    }

    /** Which end of the connection this side is. */
    public enum End {
        /** The server's certificate is the peer's. */
        CLIENT,
        /** The server's certificate is this side's own. */
        SERVER
    }

    /**
     * Finds a binding of a connection. One that was given to the connection comes before one that can be computed.
     *
     * @param connection the transport below, after its handshake
     * @param end which end of it this side is
     * @param type the registered name
     * @return the binding, or empty if this connection has none of this type
     * @throws MechanismException of reason BINDING if the type is not defined for this connection's certificate
     */
    public static Optional<ChannelBinding> find(Connection connection, End end, String type) throws MechanismException {
        for (ChannelBinding given : connection.bindings()) {
            if (given.type().equals(type)) {
                return Optional.of(given);
            }
        }
        Optional<byte[]> data =
                switch (type) {
                    case TLS_SERVER_END_POINT -> ServerEndPoint.find(connection, end);
                    case TLS_EXPORTER -> connection.session().flatMap(TlsExporter::find);
                    case TLS_UNIQUE ->
                        connection
                                .session()
                                .filter(Bindings::hasFinishedInClear)
                                .flatMap(session -> connection.transport())
                                .flatMap(TlsUnique::find);
                    default -> Optional.empty();
                };
        return data.map(octets -> ChannelBinding.of(type, octets));
    }

    /** TLS 1.3 has no tls-unique (RFC 9266 section 3). */
    private static boolean hasFinishedInClear(SSLSession session) {
        return !session.getProtocol().equals("TLSv1.3");
    }

    /**
     * Whether a connection has a binding of one of the types that can be computed. A client counts one that is not defined,
     * as {@link #hasAny(Context, End)} says.
     *
     * @param connection the transport below
     * @param end which end of it this side is
     * @return true if there is one
     */
    public static boolean hasAny(Connection connection, End end) {
        Context unasked = new Context() {
            @Override
            public Connection connection() {
                return connection;
            }
        };
        return new BindingSearch(unasked, end).hasAny(COMPUTED);
    }

    /**
     * Whether there is a binding of any type that this side would use: those that can be computed, those that a client is
     * to try, and on a server those that it was given. A client counts one that it cannot get at, and fails where it needs
     * that one: it may not be defined for the certificate (RFC 5929 section 4.1), which whoever is in the middle chooses,
     * or {@link #SOURCE} may fail. A callback handler that fails has none, because many fail at every question that they
     * do not know.
     *
     * @param context knows the connection and asks the application
     * @param end which end of the connection this side is
     * @return true if there is one
     */
    public static boolean hasAny(Context context, End end) {
        return new BindingSearch(context, end).hasAny();
    }

    /**
     * The first binding that the connection or the application has.
     *
     * @param context knows the connection and asks the application
     * @param end which end of the connection this side is
     * @param types the registered names in order of preference
     * @return the binding, or empty if there is none of these types
     * @throws MechanismException if there is none because a type is not defined for the connection's certificate,
     *     because the given binding makes no sense, or because the application failed
     */
    public static Optional<ChannelBinding> first(Context context, End end, List<String> types)
            throws MechanismException {
        return new BindingSearch(context, end).first(types);
    }

    /**
     * A binding that was given. If none was given, the connection's own, and then one from the application.
     *
     * @param context knows the connection and asks the application
     * @param end which end of the connection this side is
     * @param type the registered name
     * @return the binding, or empty if there is none of this type
     * @throws MechanismException of reason BINDING if the type is not defined for the connection's certificate or the
     *     given binding makes no sense; or if the application failed
     */
    public static Optional<ChannelBinding> find(Context context, End end, String type) throws MechanismException {
        return new BindingSearch(context, end).find(type);
    }
}
