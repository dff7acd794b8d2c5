package org.sasl4j.binding;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ChannelBinding;

/**
 * Asks an application for a channel binding of one type (RFC 5056). It is asked if the application named no connection,
 * or if the connection that it named has no such binding.
 */
public final class ChannelBindingCallback implements Callback {
    private final String type;
    private @Nullable ChannelBinding binding;

    /**
     * A question.
     *
     * @param type the registered name, such as {@code tls-exporter}
     */
    public ChannelBindingCallback(String type) {
        this.type = type;
    }

    /**
     * The type that the binding must be of.
     *
     * @return the registered name
     */
    public String getType() {
        return type;
    }

    /**
     * Answers with a binding.
     *
     * @param data the binding's octets, copied; null if the application has no binding of this type
     */
    public void setData(byte @Nullable [] data) {
        binding = data == null ? null : ChannelBinding.of(type, data);
    }

    /**
     * The answer.
     *
     * @return the binding, or empty if the handler gave none
     */
    public Optional<ChannelBinding> getBinding() {
        return Optional.ofNullable(binding);
    }
}
