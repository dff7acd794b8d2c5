package org.sasl4j.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.sasl.SaslException;
import org.sasl4j.BindingPolicy;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.binding.Bindings;
import org.sasl4j.callback.ChannelBindingCallback;

/** What the properties of a call and its callback handler say of channel binding. */
final class BindingProperties {
    /** What JNDI passes with {@code com.sun.jndi.ldap.tls.cbtype=tls-server-end-point}. */
    static final String JNDI = "jdk.internal.sasl.tlschannelbinding";

    private static final Map<String, BindingPolicy> POLICIES =
            Map.of("disable", BindingPolicy.DISABLE, "allow", BindingPolicy.ALLOW, "require", BindingPolicy.REQUIRE);
    private static final byte[] JNDI_PREFIX = (Bindings.TLS_SERVER_END_POINT + ":").getBytes(StandardCharsets.US_ASCII);

    private final Connection connection;
    private final BindingPolicy policy;
    private final List<String> types;
    private final Optional<Set<String>> offered;
    private final Optional<Object> jndi;
    private final Callbacks callbacks;

    BindingProperties(CallProperties properties, Connection connection, BindingPolicy policy, Callbacks callbacks)
            throws SaslException {
        this.connection = bound(connection, properties);
        this.policy = policy;
        this.types = types(properties);
        this.offered = offered(properties);
        this.jndi = properties.find(JNDI);
        this.callbacks = callbacks;
    }

    /** The connection with the bindings given besides. */
    private static Connection bound(Connection connection, CallProperties properties) throws SaslException {
        Connection bound = connection;
        for (ChannelBinding binding : given(properties)) {
            bound = bound.withBinding(binding);
        }
        return bound;
    }

    private static List<ChannelBinding> given(CallProperties properties) throws SaslException {
        Object value = properties.find(SaslProperties.CHANNELBINDING).orElse(null);
        if (value == null) {
            return List.of();
        }
        Collection<?> elements = value instanceof Collection<?> several ? several : List.of(value);
        for (Object element : elements) {
            if (!(element instanceof ChannelBinding)) {
                throw CallProperties.bad(
                        SaslProperties.CHANNELBINDING, element, "an org.sasl4j.ChannelBinding or a Collection of them");
            }
        }
        return elements.stream().map(ChannelBinding.class::cast).toList();
    }

    /** JNDI passes the form of GSS-API: the type's name, a colon, and the hash. */
    private static ChannelBinding ofJndi(Object value) throws MechanismException {
        if (value instanceof byte[] octets
                && octets.length > JNDI_PREFIX.length
                && Arrays.mismatch(octets, JNDI_PREFIX) == JNDI_PREFIX.length) {
            byte[] data = Arrays.copyOfRange(octets, JNDI_PREFIX.length, octets.length);
            return ChannelBinding.of(Bindings.TLS_SERVER_END_POINT, data);
        }
        throw new MechanismException(
                Reason.BINDING, "the property " + JNDI + " does not begin with tls-server-end-point: as JNDI has it");
    }

    static BindingPolicy policy(CallProperties properties) throws SaslException {
        return properties.oneOf(
                SaslProperties.CHANNELBINDING_POLICY, BindingPolicy.ALLOW, POLICIES, "disable, allow or require");
    }

    private static List<String> types(CallProperties properties) throws SaslException {
        Object value = properties.find(SaslProperties.CHANNELBINDING_TYPES).orElse(null);
        if (value == null) {
            return Bindings.TYPES;
        }
        List<String> types = CallProperties.names(SaslProperties.CHANNELBINDING_TYPES, value);
        if (types.isEmpty()) {
            throw CallProperties.bad(SaslProperties.CHANNELBINDING_TYPES, value, "one type of binding or more");
        }
        return types;
    }

    /** What was offered, with the names of mechanisms as they are registered. */
    static Optional<Set<String>> offered(CallProperties properties) throws SaslException {
        Object value = properties.find(SaslProperties.OFFERED).orElse(null);
        if (value == null) {
            return Optional.empty();
        }
        Set<String> offered = new LinkedHashSet<>();
        for (String name : CallProperties.names(SaslProperties.OFFERED, value)) {
            offered.add(MechanismName.parse(name).map(MechanismName::toString).orElse(name));
        }
        return Optional.of(offered);
    }

    /** Reads what no mechanism reads that has no binding, so that errors show before anything is sent. */
    static void check(CallProperties properties) throws SaslException {
        given(properties);
        types(properties);
    }

    Connection connection() {
        return connection;
    }

    BindingPolicy policy() {
        return policy;
    }

    List<String> types() {
        return types;
    }

    Optional<Set<String>> offered() {
        return offered;
    }

    /** What JNDI passed or the callback handler has. */
    Optional<ChannelBinding> asked(String type) throws MechanismException {
        if (jndi.isPresent() && type.equals(Bindings.TLS_SERVER_END_POINT)) {
            return Optional.of(ofJndi(jndi.get()));
        }
        ChannelBindingCallback question = new ChannelBindingCallback(type);
        MechanismException failure = callbacks.askOwn(question);
        if (question.getBinding().isEmpty() && failure != null) {
            throw failure;
        }
        return question.getBinding();
    }
}
