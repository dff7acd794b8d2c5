package org.sasl4j.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lines over a quantity.
 *
 * @param title of the chart
 * @param across what goes to the right
 * @param up what goes up
 * @param series points, from left to right
 */
record Lines(String title, String across, String up, Map<String, TreeMap<Double, Figure>> series) {
    static Lines titled(String title, String across, String up) {
        return new Lines(title, across, up, new LinkedHashMap<>());
    }

    void put(String name, double x, Figure y) {
        series.computeIfAbsent(name, first -> new TreeMap<>()).put(x, y);
    }

    /** A line has two points. */
    boolean isEmpty() {
        return series.values().stream().noneMatch(points -> points.size() > 1);
    }
}
