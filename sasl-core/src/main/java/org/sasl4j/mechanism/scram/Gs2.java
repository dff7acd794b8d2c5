package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;
import org.sasl4j.binding.Bindings.End;
import org.sasl4j.message.Gs2Header;
import org.sasl4j.message.Gs2Header.Flag;

/**
 * How one exchange uses channel binding (RFC 5802 section 6): the GS2 header, and the binding if one is used.
 *
 * @param header the client's GS2 header
 * @param binding the binding that the header names, or null
 */
record Gs2(Gs2Header header, @Nullable ChannelBinding binding) {

    /** Decides what the client sends. */
    static Gs2 ofClient(MechanismName mechanism, ClientContext context) throws MechanismException {
        String authorizationId = context.authorizationId();
        if (mechanism.isPlus()) {
            if (policy(context) == BindingPolicy.DISABLE) {
                throw disabled(mechanism);
            }
            List<String> types = context.settings().valueOf(Bindings.TYPES);
            ChannelBinding binding = Bindings.first(context, End.CLIENT, types)
                    .orElseThrow(() -> new MechanismException(
                            Reason.BINDING,
                            mechanism + " needs a channel binding, and this connection has none of the types " + types
                                    + ": say which connection it is, or give a binding"));
            return new Gs2(Gs2Header.bound(binding.type(), authorizationId, context), binding);
        }
        return new Gs2(Gs2Header.unbound(flagWithoutBinding(mechanism, context), authorizationId, context), null);
    }

    private static BindingPolicy policy(Context context) throws MechanismException {
        return context.settings().valueOf(Bindings.POLICY);
    }

    private static MechanismException disabled(MechanismName mechanism) {
        return new MechanismException(
                Reason.POLICY, "channel binding is disabled, and " + mechanism + " cannot do without it");
    }

    private static Flag flagWithoutBinding(MechanismName mechanism, ClientContext context) throws MechanismException {
        BindingPolicy policy = policy(context);
        if (policy == BindingPolicy.REQUIRE) {
            throw new MechanismException(
                    Reason.POLICY,
                    "channel binding is required, and " + mechanism + " has none: use a -PLUS mechanism");
        }
        Optional<Set<String>> offered = context.settings().get(Bindings.OFFERED);
        if (policy == BindingPolicy.DISABLE || offered.isEmpty() || !Bindings.hasAny(context, End.CLIENT)) {
            return Flag.NOT_SUPPORTED;
        }
        if (Bindings.offersPlusOf(mechanism, offered.get())) { // RFC 5801 section 5: of the mechanism chosen
            throw new MechanismException(
                    Reason.POLICY,
                    "the server offers -PLUS and this connection has a channel binding: use it instead of " + mechanism
                            + ", or disable channel binding (" + Bindings.POLICY + ")");
        }
        return Flag.NOT_ADVERTISED;
    }

    /** Checks the client's header for the server. */
    static Gs2 ofServer(MechanismName mechanism, ServerContext context, Gs2Header header) throws MechanismException {
        if (mechanism.isPlus()) {
            if (policy(context) == BindingPolicy.DISABLE) {
                throw ServerError.OTHER_ERROR.telling(disabled(mechanism));
            }
            return new Gs2(header, named(mechanism, context, header));
        }
        if (header.flag() == Flag.USED) {
            throw ServerError.CHANNEL_BINDING_NOT_SUPPORTED.failure(
                    mechanism + " takes no channel binding: only the -PLUS mechanisms do (RFC 5802 section 6)");
        }
        if (policy(context) == BindingPolicy.REQUIRE) {
            throw ServerError.OTHER_ERROR.telling(new MechanismException(
                    Reason.POLICY, "this server requires channel binding: use a -PLUS mechanism"));
        }
        if (header.flag() == Flag.NOT_ADVERTISED && advertisesPlus(mechanism, context)) {
            throw ServerError.SERVER_DOES_SUPPORT_CHANNEL_BINDING.failure(
                    "the client thinks that this server has no channel binding, and it has: somebody may have changed"
                            + " the offer (RFC 5802 section 6)");
        }
        return new Gs2(header, null);
    }

    private static ChannelBinding named(MechanismName mechanism, ServerContext context, Gs2Header header)
            throws MechanismException {
        if (header.flag() == Flag.NOT_ADVERTISED) {
            throw ServerError.SERVER_DOES_SUPPORT_CHANNEL_BINDING.failure(
                    mechanism + " needs a channel binding (RFC 5802 section 6)");
        }
        if (header.flag() == Flag.NOT_SUPPORTED) {
            throw ServerError.CHANNEL_BINDINGS_DONT_MATCH.failure(
                    mechanism + " needs a channel binding (RFC 5802 section 6)");
        }
        try {
            return Bindings.find(context, End.SERVER, header.bindingType())
                    .orElseThrow(() -> ServerError.UNSUPPORTED_CHANNEL_BINDING_TYPE.failure(
                            "this connection has no channel binding of the type asked for"));
        } catch (MechanismException e) {
            throw e.response().isPresent() ? e : ServerError.UNSUPPORTED_CHANNEL_BINDING_TYPE.telling(e);
        }
    }

    /**
     * Whether the server offered -PLUS. It counts as offered where this connection has a binding, unless the setting says
     * something else. What lacks the mechanism that runs is no list of what was offered.
     */
    private static boolean advertisesPlus(MechanismName mechanism, ServerContext context) throws MechanismException {
        if (policy(context) == BindingPolicy.DISABLE) {
            return false;
        }
        Optional<Set<String>> offered = context.settings().get(Bindings.OFFERED);
        return offered.isPresent() && offered.get().contains(mechanism.toString())
                ? Bindings.offersScramPlus(offered.get())
                : Bindings.hasAny(context, End.SERVER);
    }

    /** cbind-input (section 7): the header, and the data of the binding if one is used. */
    byte[] input() {
        byte[] start = header.encoded().getBytes(StandardCharsets.UTF_8);
        return binding == null ? start : Sequence.of(start, binding.data().toByteArray());
    }

    /** Tells the application which type was used. */
    Step.Done tell(Step.Done done) {
        return binding == null ? done : done.with(Bindings.TYPE, binding.type());
    }
}
