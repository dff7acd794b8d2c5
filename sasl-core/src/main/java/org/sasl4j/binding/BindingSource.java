package org.sasl4j.binding;

import java.util.Optional;
import org.sasl4j.ChannelBinding;
import org.sasl4j.MechanismException;

/** Tells channel bindings that a connection has not. Called by many threads. */
@FunctionalInterface
public interface BindingSource {
    /**
     * Tells a channel binding.
     *
     * @param type the registered name
     * @return the binding, or empty if there is none of this type
     * @throws MechanismException if it could not be told
     */
    Optional<ChannelBinding> find(String type) throws MechanismException;
}
