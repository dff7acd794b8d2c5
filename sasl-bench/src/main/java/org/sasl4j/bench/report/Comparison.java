package org.sasl4j.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** All libraries that were measured in one setting, by the convention of {@link org.sasl4j.bench}. */
record Comparison(Setting setting, Map<String, Measurement> byName) {
    static final String LIMIT = "limit";
    static final String BASELINE = "baseline";

    private static final Set<String> NOBODY = Set.of(LIMIT, BASELINE);
    private static final Set<String> OURS = Set.of("sasl4j", "sasl4jHandler");

    /** The comparisons, in the order of the measurements. */
    static List<Comparison> of(List<Measurement> measurements) {
        Map<Setting, Comparison> bySetting = new LinkedHashMap<>();
        for (Measurement measurement : measurements) {
            bySetting
                    .computeIfAbsent(measurement.setting(), setting -> new Comparison(setting, new LinkedHashMap<>()))
                    .byName()
                    .put(measurement.who(), measurement);
        }
        return new ArrayList<>(bySetting.values());
    }

    /** Our methods that were measured. */
    List<String> ours() {
        return names(OURS::contains);
    }

    /** The peers' methods that were measured. */
    List<String> peers() {
        return names(who -> !OURS.contains(who) && !NOBODY.contains(who));
    }

    /** Our methods, and then the peers'. */
    List<String> libraries() {
        List<String> libraries = new ArrayList<>(ours());
        libraries.addAll(peers());
        return libraries;
    }

    /** The libraries, and last the methods that are no library. */
    List<String> everybody() {
        List<String> everybody = libraries();
        everybody.addAll(names(NOBODY::contains));
        return everybody;
    }

    private List<String> names(Predicate<String> wanted) {
        return byName.keySet().stream().filter(wanted).toList();
    }

    boolean has(String who) {
        return byName.containsKey(who);
    }

    Measurement get(String who) {
        return byName.get(who);
    }

    /** One method's time divided by another's, both without the baseline. */
    Figure ratio(String who, String other) {
        return own(who).over(own(other));
    }

    /** A method's time without the baseline. */
    private Figure own(String who) {
        Figure time = get(who).time();
        return has(BASELINE) ? time.minus(get(BASELINE).time()) : time;
    }
}
