package org.sasl4j.binding;

import java.util.Optional;
import org.sasl4j.ChannelBinding;
import org.sasl4j.MechanismException;

/** Gives channel bindings that a connection does not have. Many threads may call it at once. */
@FunctionalInterface
public interface BindingSource {
    /**
     * Finds a channel binding.
     *
     * @param type the registered name of its type
     * @return the binding, or empty if there is none of this type
     * @throws MechanismException if the binding could not be looked up
     */
    Optional<ChannelBinding> find(String type) throws MechanismException;
}
