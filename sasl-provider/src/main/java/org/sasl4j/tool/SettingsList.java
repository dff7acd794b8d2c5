package org.sasl4j.tool;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sasl4j.Mechanism;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.negotiation.MechanismRegistry;
import org.sasl4j.provider.Sasl4jProvider;

/** Prints every property of the provider: its key, side, mechanisms, purpose, values and default. */
final class SettingsList {
    private static final int MOST_NAMED = 2;

    private final MechanismRegistry registry;

    SettingsList(MechanismRegistry registry) {
        this.registry = registry;
    }

    void print(PrintWriter out) {
        for (Property<?> property : new Sasl4jProvider().properties()) {
            out.println(property.key() + "  [" + sides(property) + "]  " + mechanisms(property));
            out.println("    " + property.description());
            if (property.chosenBy().isPresent()) {
                out.println("    value: " + property.wanted() + (property.isConfigurable() ? "" : " (calls only)"));
                property.alias().ifPresent(alias -> out.println("    also known as: " + alias));
                out.println("    default: " + property.otherwise());
            }
        }
    }

    private static String sides(Property<?> property) {
        return Stream.concat(
                        property.chosenBy().stream().map(SettingsList::word),
                        property.toldTo().stream().map(side -> "told: " + word(side)))
                .collect(Collectors.joining("; "));
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    /** The mechanisms that have the property. A family is written by what its names have in common. */
    private String mechanisms(Property<?> property) {
        List<String> names = registry.ranked().stream()
                .filter(mechanism -> mechanism.properties().contains(property))
                .map(Mechanism::name)
                .map(String::valueOf)
                .toList();
        if (names.isEmpty()) {
            return "any mechanism";
        }
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : names.stream().reduce(SettingsList::common).orElseThrow() + "*";
    }

    /** The words that two names begin with. */
    private static String common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, one.lastIndexOf('-', length - 1) + 1);
    }
}
