package org.sasl4j.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one method's time changed since a saved run.
 *
 * @param before the time in the saved run
 * @param now the time in this run
 */
record Change(Measurement before, Measurement now) {
    private static final double NOTICEABLE = 0.05;

    /** The kind of a change. */
    enum Verdict {
        SLOWER,
        SAME,
        FASTER
    }

    /** Compares everything that both runs have. What got slower the most comes first. */
    static List<Change> between(List<Measurement> before, List<Measurement> now) {
        Map<Setting, Map<String, Measurement>> saved = new HashMap<>();
        for (Measurement measurement : before) {
            saved.computeIfAbsent(measurement.setting(), first -> new HashMap<>())
                    .put(measurement.who(), measurement);
        }
        List<Change> changes = new ArrayList<>();
        for (Measurement measurement : now) {
            Measurement old =
                    saved.getOrDefault(measurement.setting(), Map.of()).get(measurement.who());
            if (old != null) {
                changes.add(new Change(old, measurement));
            }
        }
        changes.sort(
                Comparator.comparingDouble((Change change) -> change.ratio().value())
                        .reversed());
        return changes;
    }

    Figure ratio() {
        return now.time().over(before.time());
    }

    /** A change counts if it is greater than both errors, and at least 5 %. */
    Verdict verdict() {
        if (Math.abs(ratio().value() - 1) < NOTICEABLE) {
            return Verdict.SAME;
        }
        if (now.time().exceeds(before.time())) {
            return Verdict.SLOWER;
        }
        return before.time().exceeds(now.time()) ? Verdict.FASTER : Verdict.SAME;
    }
}
