package org.sasl4j.conformance.digest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Violation;

/** A message from the provider. */
final class Heard {
    private final List<Directive> directives;

    private Heard(List<Directive> directives) {
        this.directives = directives;
    }

    static Heard of(Reply reply, String what) {
        reply.taken(what);
        return new Heard(Directive.of(reply.octets() == null ? "" : Octets.of(reply.octets())));
    }

    boolean has(String name) {
        return directives.stream().anyMatch(one -> one.name().equals(name));
    }

    /** The first value of a directive, or null. */
    @Nullable
    String optional(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    /** The value of a directive that must be there exactly once. */
    String value(String name) {
        List<String> values = all(name);
        if (values.size() != 1) {
            throw new Violation("sent " + (values.isEmpty() ? "no " : "more than one ") + name);
        }
        return values.get(0);
    }

    List<String> all(String name) {
        return directives.stream()
                .filter(one -> one.name().equals(name))
                .map(Directive::value)
                .toList();
    }

    /** The tokens of a directive that is a list. */
    List<String> list(String name) {
        String value = optional(name);
        return value == null ? List.of() : Arrays.asList(value.strip().split("[\\s,]+"));
    }

    /** Requires that each directive is written as the grammar has it. */
    String written(Set<String> quoted, Set<String> tokens) {
        for (Directive one : directives) {
            boolean right =
                    one.form() == Directive.Form.QUOTED ? !tokens.contains(one.name()) : !quoted.contains(one.name());
            if (!right) {
                throw new Violation(
                        "wrote " + one.name() + " as a " + one.form().toString().toLowerCase(Locale.ROOT) + " value");
            }
        }
        return "wrote " + directives.stream().map(Directive::name).distinct().toList() + " as the grammar has them";
    }
}
