package org.sasl4j.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chart of lines over a quantity.
 *
 * @param title of the chart
 * @param across the label of the horizontal axis
 * @param up the label of the vertical axis
 * @param series the points of each line, from left to right
 */
record Lines(String title, String across, String up, Map<String, TreeMap<Double, Figure>> series) {
    static Lines titled(String title, String across, String up) {
        return new Lines(title, across, up, new LinkedHashMap<>());
    }

    void put(String name, double x, Figure y) {
        series.computeIfAbsent(name, first -> new TreeMap<>()).put(x, y);
    }

    /** Whether no line has the two points that a line needs. */
    boolean isEmpty() {
        return series.values().stream().noneMatch(points -> points.size() > 1);
    }
}
