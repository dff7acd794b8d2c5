package org.sasl4j.binding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Property;

/** Makes sense of {@link Bindings#GIVEN}. */
final class GivenReader implements Property.Reader<List<ChannelBinding>> {
    private static final byte[] JNDI_PREFIX = (Bindings.TLS_SERVER_END_POINT + ":").getBytes(StandardCharsets.US_ASCII);

    @Override
    public @Nullable List<ChannelBinding> read(Object value) {
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
                        Bindings.TLS_SERVER_END_POINT, Arrays.copyOfRange(octets, JNDI_PREFIX.length, octets.length)))
                : null;
    }
}
