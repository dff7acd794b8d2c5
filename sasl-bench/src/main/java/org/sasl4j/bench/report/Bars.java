package org.sasl4j.bench.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A bar chart of several series over the same groups.
 *
 * @param title of the chart
 * @param axis what the height means
 * @param groups the labels of the groups
 * @param series the figures by the name of the series and the label of the group
 */
record Bars(String title, String axis, Set<String> groups, Map<String, Map<String, Figure>> series) {
    static Bars titled(String title, String axis) {
        return new Bars(title, axis, new LinkedHashSet<>(), new LinkedHashMap<>());
    }

    void put(String group, String name, Figure figure) {
        groups.add(group);
        series.computeIfAbsent(name, first -> new LinkedHashMap<>()).put(group, figure);
    }

    boolean isEmpty() {
        return series.isEmpty();
    }
}
