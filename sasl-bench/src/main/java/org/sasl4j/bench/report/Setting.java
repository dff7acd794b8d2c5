package org.sasl4j.bench.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What all those share who can be compared.
 *
 * @param suite the simple name of its class
 * @param parameters with their values
 * @param threads how many ran at once
 */
record Setting(String suite, Map<String, String> parameters, int threads) {
    Setting {
        parameters = new TreeMap<>(parameters);
    }

    Setting in(int otherThreads) {
        return new Setting(suite, parameters, otherThreads);
    }

    /** Without one of the parameters. */
    Setting without(String parameter) {
        Map<String, String> rest = new TreeMap<>(parameters);
        rest.remove(parameter);
        return new Setting(suite, rest, threads);
    }

    /** For a person who knows the suite. */
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
