package org.sasl4j.binding;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.binding.Bindings.End;

/**
 * Looks for the channel bindings of one side: among those that were given, at the connection, and by asking the
 * application. {@link Bindings} says what comes of it.
 */
final class BindingSearch {
    private final Context context;
    private final End end;

    BindingSearch(Context context, End end) {
        this.context = context;
        this.end = end;
    }

    Optional<ChannelBinding> find(String type) throws MechanismException {
        for (ChannelBinding given : given()) {
            if (given.type().equals(type)) {
                return Optional.of(given);
            }
        }
        try {
            Optional<ChannelBinding> ofConnection = Bindings.find(context.connection(), end, type);
            if (ofConnection.isPresent()) {
                return ofConnection;
            }
        } catch (MechanismException undefined) {
            return toldInstead(type, undefined);
        }
        return told(type);
    }

    private Optional<ChannelBinding> toldInstead(String type, MechanismException undefined) throws MechanismException {
        try {
            Optional<ChannelBinding> told = told(type);
            if (told.isPresent()) {
                return told;
            }
        } catch (MechanismException e) {
            undefined.addSuppressed(e);
        }
        throw undefined;
    }

    private List<ChannelBinding> given() throws MechanismException {
        try {
            return context.settings().get(Bindings.GIVEN).orElse(List.of());
        } catch (MechanismException senseless) {
            throw new MechanismException(Reason.BINDING, String.valueOf(senseless.getMessage()), senseless);
        }
    }

    private Optional<ChannelBinding> told(String type) throws MechanismException {
        Optional<BindingSource> source = context.settings().get(Bindings.SOURCE);
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

    /** The first that there is, in order of preference. If there is none, the first obstacle is told. */
    Optional<ChannelBinding> first(List<String> types) throws MechanismException {
        MechanismException undefined = null;
        for (String type : types) {
            try {
                Optional<ChannelBinding> binding = find(type);
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

    /** Of any type that this side would use. */
    boolean hasAny() {
        try {
            return hasAny(types());
        } catch (MechanismException senseless) {
            return end == End.CLIENT;
        }
    }

    private Set<String> types() throws MechanismException {
        Set<String> types = new LinkedHashSet<>(Bindings.COMPUTED);
        if (end == End.CLIENT) {
            types.addAll(context.settings().valueOf(Bindings.TYPES));
            return types;
        }
        context.connection().bindings().forEach(binding -> types.add(binding.type()));
        given().forEach(binding -> types.add(binding.type()));
        return types;
    }

    /** A client that cannot get at one counts it, for it must not do without because of somebody in the middle. */
    boolean hasAny(Collection<String> types) {
        boolean isOutOfReach = false;
        for (String type : types) {
            try {
                if (find(type).isPresent()) {
                    return true;
                }
            } catch (MechanismException e) {
                isOutOfReach |=
                        e.reason() == Reason.BINDING || context.settings().has(Bindings.SOURCE);
            }
        }
        return isOutOfReach && end == End.CLIENT;
    }
}
