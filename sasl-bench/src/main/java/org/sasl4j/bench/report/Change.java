package org.sasl4j.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of one method's time since a saved run.
 *
 * @param before in that run
 * @param now in this one
 */
record Change(Measurement before, Measurement now) {
    private static final double NOTICEABLE = 0.05;

    /** What came of it. */
    enum Verdict {
        SLOWER,
        SAME,
        FASTER
    }

    /** Of all that both runs have, what got slower most first. */
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

    /** A change is one beyond both errors, and of five in a hundred at least. */
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
