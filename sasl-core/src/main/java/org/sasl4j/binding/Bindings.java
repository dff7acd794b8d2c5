package org.sasl4j.binding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.Values;

/** The channel bindings of a connection, by the names of IANA's registry, and what an application chooses of them. */
public final class Bindings {
    /** The hash of the server's certificate (RFC 5929 section 4). */
    public static final String TLS_SERVER_END_POINT = "tls-server-end-point";

    /** Keying material of the TLS session (RFC 9266). */
    public static final String TLS_EXPORTER = "tls-exporter";

    /** The first Finished message of the handshake (RFC 5929 section 3); not on TLS 1.3. */
    public static final String TLS_UNIQUE = "tls-unique";

    /** The types that can be computed, in the order in which a client prefers them. */
    private static final List<String> COMPUTED = List.of(TLS_SERVER_END_POINT, TLS_EXPORTER, TLS_UNIQUE);

    /** Under this key JNDI gives the hash of the server's certificate, behind its type and a colon. */
    private static final String JNDI = "jdk.internal.sasl.tlschannelbinding";

    private static final byte[] JNDI_PREFIX = (TLS_SERVER_END_POINT + ":").getBytes(StandardCharsets.US_ASCII);

    /** Bindings besides those that the connection has. */
    public static final Property<List<ChannelBinding>> GIVEN = Property.object(
                    "channelbinding",
                    "an org.sasl4j.ChannelBinding or a Collection of them (under JNDI's key its octets, which begin"
                            + " with tls-server-end-point:)",
                    Bindings::given)
            .alias(JNDI)
            .chosenOrElse(Side.BOTH, "from the connection")
            .described("channel bindings besides what the connection has");

    /** Who tells bindings that the connection has not. */
    public static final Property<BindingSource> SOURCE = Property.object("channelbinding.source", BindingSource.class)
            .chosenOrElse(Side.BOTH, "the callback handler")
            .described("a function that gives a channel binding which the connection has not");

    /** What a client prefers. */
    public static final Property<List<String>> TYPES = Property.names("channelbinding.types")
            .checked(
                    types -> !types.isEmpty(),
                    "one type of binding or more, in a String with commas or spaces between them, or a Collection")
            .chosenBy(Side.CLIENT, COMPUTED)
            .described("the types of channel binding to try, in order of preference");

    /** Whether bindings are used. */
    public static final Property<BindingPolicy> POLICY = Property.word("channelbinding.policy", BindingPolicy.class)
            .chosenBy(Side.BOTH, BindingPolicy.ALLOW)
            .described("whether channel binding is used; require refuses every SCRAM that is not -PLUS");

    /** By what a downgrade shows (RFC 5802 section 6). */
    public static final Property<Set<String>> OFFERED = Property.read("offered", Values.NAMES, Bindings::offered)
            .chosenOrElse(Side.BOTH, "unknown")
            .described("the mechanisms that the server offers on this connection, so that a downgrade shows");

    /** What was used. */
    public static final Property<String> TYPE =
            Property.text("channelbinding.type").toldTo(Side.BOTH).described("the type of channel binding used");

    private static final String SCRAM = "SCRAM-";

    private Bindings() {}

    /**
     * What concerns the mechanisms that bind.
     *
     * @return the properties declared here, but for {@link #OFFERED}, which concerns all
     */
    public static List<Property<?>> properties() {
        return List.of(GIVEN, SOURCE, TYPES, POLICY, TYPE);
    }

    private static @Nullable List<ChannelBinding> given(Object value) {
        if (value instanceof byte[] octets) {
            return ofJndi(octets);
        }
        Collection<?> elements = value instanceof Collection<?> several ? several : List.of(value);
        return elements.stream().allMatch(ChannelBinding.class::isInstance)
                ? elements.stream().map(ChannelBinding.class::cast).toList()
                : null;
    }

    private static @Nullable List<ChannelBinding> ofJndi(byte[] octets) {
        boolean prefixed =
                octets.length > JNDI_PREFIX.length && Arrays.mismatch(octets, JNDI_PREFIX) == JNDI_PREFIX.length;
        return prefixed
                ? List.of(ChannelBinding.of(
                        TLS_SERVER_END_POINT, Arrays.copyOfRange(octets, JNDI_PREFIX.length, octets.length)))
                : null;
    }

    private static @Nullable Set<String> offered(Object value) {
        List<String> names = Values.names(value);
        if (names == null) {
            return null;
        }
        Set<String> offered = new LinkedHashSet<>();
        for (String name : names) {
            offered.add(MechanismName.parse(name).map(MechanismName::toString).orElse(name));
        }
        return offered;
    }

    /**
     * Whether a mechanism leaves a binding out that its -PLUS has (RFC 5802 section 6). Of SCRAM's this is known by the name,
     * whoever wrote the mechanism that has it.
     *
     * @param mechanism the mechanism
     * @return whether it {@linkplain Mechanism#hasPlus says so}, or is called SCRAM without -PLUS
     */
    public static boolean leavesBinding(Mechanism mechanism) {
        MechanismName name = mechanism.name();
        return mechanism.hasPlus() || name.toString().startsWith(SCRAM) && !name.isPlus();
    }

    /**
     * Whether a server offers SCRAM with channel binding, be it with a hash that is not known here (RFC 5802 section 6).
     *
     * @param offered the names
     * @return whether one of them is SCRAM's and ends in -PLUS
     */
    public static boolean offersScramPlus(Collection<String> offered) {
        for (String name : offered) {
            if (name.startsWith(SCRAM) && name.endsWith("-PLUS")) {
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
     * A binding of a connection. One that was given to the connection goes before one that can be computed.
     *
     * @param connection the transport below, its handshake over
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
     * Whether a connection has a binding of one of the types that can be computed.
     *
     * @param connection the transport below
     * @param end which end of it this side is
     * @return true if one can be had
     */
    public static boolean hasAny(Connection connection, End end) {
        return hasAny(
                new Context() {
                    @Override
                    public Connection connection() {
                        return connection;
                    }
                },
                end,
                COMPUTED);
    }

    /**
     * Whether a connection has a binding of one of the types that can be computed, or the application has.
     *
     * @param context knows the connection and asks the application
     * @param end which end of the connection this side is
     * @return true if one can be had
     */
    public static boolean hasAny(Context context, End end) {
        return hasAny(context, end, COMPUTED);
    }

    /**
     * Whether a binding of some types can be had.
     *
     * @param context knows the connection and asks the application
     * @param end which end of the connection this side is
     * @param types the registered names
     * @return true if one can be had
     */
    public static boolean hasAny(Context context, End end, List<String> types) {
        try {
            return first(context, end, types).isPresent();
        } catch (MechanismException undefined) {
            return false;
        }
    }

    /**
     * The first binding that can be had.
     *
     * @param context knows the connection and asks the application
     * @param end which end of the connection this side is
     * @param types the registered names in order of preference
     * @return the binding, or empty if nobody has one of these types
     * @throws MechanismException if there is none because a type is not defined for the connection's certificate, what was
     *     given makes no sense, or the application failed
     */
    public static Optional<ChannelBinding> first(Context context, End end, List<String> types)
            throws MechanismException {
        MechanismException undefined = null;
        for (String type : types) {
            try {
                Optional<ChannelBinding> binding = find(context, end, type);
                if (binding.isPresent()) {
                    return binding;
                }
            } catch (MechanismException e) {
                undefined = undefined == null ? e : undefined;
            }
        }
        if (undefined != null) {
            throw undefined;
        }
        return Optional.empty();
    }

    /**
     * A binding that was given, or the connection's own, else one that the application tells.
     *
     * @param context knows the connection and asks the application
     * @param end which end of the connection this side is
     * @param type the registered name
     * @return the binding, or empty if nobody has one of this type
     * @throws MechanismException of reason BINDING if the type is not defined for the connection's certificate, or what was
     *     given makes no sense; or if the application failed
     */
    public static Optional<ChannelBinding> find(Context context, End end, String type) throws MechanismException {
        for (ChannelBinding given : given(context)) {
            if (given.type().equals(type)) {
                return Optional.of(given);
            }
        }
        try {
            Optional<ChannelBinding> ofConnection = find(context.connection(), end, type);
            return ofConnection.isPresent() ? ofConnection : told(context, type);
        } catch (MechanismException undefined) {
            Optional<ChannelBinding> told = told(context, type);
            if (told.isPresent()) {
                return told;
            }
            throw undefined;
        }
    }

    private static List<ChannelBinding> given(Context context) throws MechanismException {
        try {
            return context.settings().get(GIVEN).orElse(List.of());
        } catch (MechanismException senseless) {
            throw new MechanismException(Reason.BINDING, String.valueOf(senseless.getMessage()), senseless);
        }
    }

    private static Optional<ChannelBinding> told(Context context, String type) throws MechanismException {
        Optional<BindingSource> source = context.settings().get(SOURCE);
        if (source.isPresent()) {
            return MechanismException.requireAnswer(source.get().find(type), source.get(), "find");
        }
        ChannelBindingCallback question = new ChannelBindingCallback(type);
        Optional<MechanismException> failure = context.tryAsking(question);
        if (question.getBinding().isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        return question.getBinding();
    }
}
