package org.sasl4j.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the page says about one suite: its figures, and the plots for which there are enough of them. */
record Section(String suite, List<Comparison> comparisons) {
    private static final int POINTS = 3;
    private static final Map<String, Double> UNITS_A_SECOND = Map.of("ns", 1e9, "us", 1e6, "ms", 1e3);

    /** The sections, in the order of the measurements. */
    static List<Section> of(List<Measurement> measurements) {
        Map<String, List<Comparison>> bySuite = new LinkedHashMap<>();
        for (Comparison comparison : Comparison.of(measurements)) {
            bySuite.computeIfAbsent(comparison.setting().suite(), first -> new ArrayList<>())
                    .add(comparison);
        }
        return bySuite.entrySet().stream()
                .map(suite -> new Section(suite.getKey(), suite.getValue()))
                .toList();
    }

    /** Every method that was measured in any setting. */
    Set<String> everybody() {
        Set<String> everybody = new LinkedHashSet<>();
        comparisons.forEach(comparison -> everybody.addAll(comparison.everybody()));
        return everybody;
    }

    List<Plot> plots() {
        List<Plot> plots = new ArrayList<>();
        addBars(plots, ratios(), Plot::ofRatios);
        addBars(plots, limits(), Plot::ofRatios);
        addBars(plots, counts("octets a call", "allocation", Measurement::octets), Plot::of);
        addBars(plots, counts("classes", "classes loaded", Measurement::classes), Plot::of);
        for (String parameter : quantities()) {
            addLines(plots, over(parameter), Plot::ofPowers);
        }
        addLines(plots, overThreads(), Plot::of);
        return plots;
    }

    private static void addBars(List<Plot> plots, Bars bars, Function<Bars, Plot> drawing) {
        if (!bars.isEmpty()) {
            plots.add(drawing.apply(bars));
        }
    }

    private static void addLines(List<Plot> plots, Lines lines, Function<Lines, Plot> drawing) {
        if (!lines.isEmpty()) {
            plots.add(drawing.apply(lines));
        }
    }

    private Bars ratios() {
        Bars bars = Bars.titled(suite + ": our time to that of each peer", "below 1 we are faster");
        for (Comparison comparison : comparisons) {
            for (String our : comparison.ours()) {
                for (String peer : comparison.peers()) {
                    bars.put(label(comparison), our + " / " + peer, comparison.ratio(our, peer));
                }
            }
        }
        return bars;
    }

    private Bars limits() {
        Bars bars = Bars.titled(suite + ": everybody's time to the limit", "1 is the limit");
        for (Comparison comparison : comparisons) {
            if (comparison.has(Comparison.LIMIT)) {
                for (String who : comparison.libraries()) {
                    bars.put(label(comparison), who, comparison.ratio(who, Comparison.LIMIT));
                }
            }
        }
        return bars;
    }

    private Bars counts(String axis, String title, Function<Measurement, @Nullable Figure> count) {
        Bars bars = Bars.titled(suite + ": " + title, axis);
        for (Comparison comparison : comparisons) {
            for (String who : comparison.everybody()) {
                Figure figure = count.apply(comparison.get(who));
                if (figure != null) {
                    bars.put(label(comparison), who, figure);
                }
            }
        }
        return bars;
    }

    private String label(Comparison comparison) {
        String label = comparison.setting().label();
        return label.isEmpty() ? suite : label;
    }

    /** The parameters that are numbers and have enough values for a line. */
    private Set<String> quantities() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Comparison comparison : comparisons) {
            comparison.setting().parameters().forEach((name, value) -> values.computeIfAbsent(
                            name, first -> new TreeSet<>())
                    .add(value));
        }
        values.values()
                .removeIf(several ->
                        several.size() < POINTS || !several.stream().allMatch(value -> value.matches("\\d+")));
        return values.keySet();
    }

    private Lines over(String parameter) {
        Lines lines = Lines.titled(suite + ": time by " + parameter, parameter, unit() + " a call");
        for (Comparison comparison : comparisons) {
            Setting rest = comparison.setting().without(parameter);
            double x = Double.parseDouble(comparison.setting().parameters().get(parameter));
            for (String who : comparison.everybody()) {
                lines.put(
                        (who + " " + rest.label()).strip(),
                        x,
                        comparison.get(who).time());
            }
        }
        return lines;
    }

    /** Calls a second by all threads together. */
    private Lines overThreads() {
        Lines lines = Lines.titled(suite + ": calls by threads", "threads", "calls a second");
        Set<Setting> several = new LinkedHashSet<>();
        comparisons.forEach(comparison -> {
            if (comparison.setting().threads() > 1) {
                several.add(comparison.setting().in(1));
            }
        });
        for (Comparison comparison : comparisons) {
            if (several.contains(comparison.setting().in(1))) {
                int threads = comparison.setting().threads();
                Figure calls = new Figure(threads * UNITS_A_SECOND.get(unit()), 0);
                for (String who : comparison.libraries()) {
                    lines.put(who, threads, calls.over(comparison.get(who).time()));
                }
            }
        }
        return lines;
    }

    /** The unit of time. */
    String unit() {
        Measurement any = comparisons.get(0).byName().values().iterator().next();
        return any.unit().replace("/op", "");
    }
}
