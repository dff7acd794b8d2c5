package org.sasl4j.provider;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Values;

/** Makes sense of {@link SaslProperties#PRIORITIES}. */
final class PrioritiesReader implements Property.Reader<Map<MechanismName, Integer>> {
    @Override
    public @Nullable Map<MechanismName, Integer> read(Object value) {
        List<String> pairs = value instanceof Map<?, ?> typed
                ? typed.entrySet().stream().map(String::valueOf).toList()
                : Values.names(value);
        Map<MechanismName, Integer> priorities = new LinkedHashMap<>();
        for (String pair : pairs == null ? List.of("") : pairs) {
            int equals = pair.indexOf('=');
            MechanismName name =
                    MechanismName.parse(pair.substring(0, Math.max(equals, 0))).orElse(null);
            Integer priority = Values.number(pair.substring(equals + 1));
            if (name == null || priority == null) {
                return null;
            }
            priorities.put(name, priority);
        }
        return Collections.unmodifiableMap(priorities);
    }
}
