package org.sasl4j.bench.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What measurements must have in common to be compared.
 *
 * @param suite the simple name of the suite's class
 * @param parameters the parameters with their values
 * @param threads how many threads ran at once
 */
record Setting(String suite, Map<String, String> parameters, int threads) {
    Setting {
        parameters = new TreeMap<>(parameters);
    }

    Setting in(int otherThreads) {
        return new Setting(suite, parameters, otherThreads);
    }

    /** The same setting without one of the parameters. */
    Setting without(String parameter) {
        Map<String, String> rest = new TreeMap<>(parameters);
        rest.remove(parameter);
        return new Setting(suite, rest, threads);
    }

    /** A label for a person who knows the suite. */
    String label() {
        String values = String.join(" ", parameters.values());
        return threads == 1 ? values : (values + " " + threads + " threads").strip();
    }

    @Override
    public String toString() {
        return suite
                + parameters.entrySet().stream()
                        .map(parameter -> " " + parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining())
                + (threads == 1 ? "" : " " + threads + " threads");
    }
}
