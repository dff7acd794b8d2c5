package org.sasl4j.binding;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Values;

/** Makes sense of {@link Bindings#OFFERED}. */
final class OfferReader implements Property.Reader<Set<String>> {
    @Override
    public @Nullable Set<String> read(Object value) {
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
}
