package org.sasl4j.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** All who were measured in one setting, by the convention of {@link org.sasl4j.bench}. */
record Comparison(Setting setting, Map<String, Measurement> byName) {
    static final String LIMIT = "limit";
    static final String BASELINE = "baseline";

    private static final Set<String> NOBODY = Set.of(LIMIT, BASELINE);
    private static final Set<String> OURS = Set.of("sasl4j", "sasl4jHandler");

    /** In the order of the measurements. */
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

    /** Our paths that were measured. */
    List<String> ours() {
        return names(OURS::contains);
    }

    /** The others that were. */
    List<String> peers() {
        return names(who -> !OURS.contains(who) && !NOBODY.contains(who));
    }

    /** We first, then the peers. */
    List<String> libraries() {
        List<String> libraries = new ArrayList<>(ours());
        libraries.addAll(peers());
        return libraries;
    }

    /** The libraries, and last what is nobody's work. */
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

    /** How often one's time fits another's, both without what all have in common. */
    Figure ratio(String who, String other) {
        return own(who).over(own(other));
    }

    /** Without the baseline. */
    private Figure own(String who) {
        Figure time = get(who).time();
        return has(BASELINE) ? time.minus(get(BASELINE).time()) : time;
    }
}
