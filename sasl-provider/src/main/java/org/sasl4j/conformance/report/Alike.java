package org.sasl4j.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sasl4j.conformance.Finding;
import org.sasl4j.conformance.Result;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Verdict;

/**
 * Findings of one check on several mechanisms with the same verdict. They are shown once, with the octets of the first.
 */
record Alike(List<Finding> findings) {
    private record Key(Side side, String title, Verdict verdict) {}

    /** Groups the findings of a row. Those that failed come first. */
    static List<Alike> of(Result result) {
        Map<Key, List<Finding>> groups = new LinkedHashMap<>();
        for (Verdict verdict : new Verdict[] {Verdict.FAIL, Verdict.PASS, Verdict.NOT_OFFERED}) {
            for (Finding finding : result.findings()) {
                if (finding.verdict() == verdict) {
                    Key key = new Key(finding.check().side(), finding.check().title(), verdict);
                    groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(finding);
                }
            }
        }
        return groups.values().stream().map(Alike::new).toList();
    }

    Finding first() {
        return findings.get(0);
    }

    Verdict verdict() {
        return first().verdict();
    }

    /** What was tried, and with which mechanisms. */
    String what() {
        String mechanisms =
                findings.stream().map(finding -> finding.check().mechanism()).collect(Collectors.joining(", "));
        return mechanisms + ", " + first().check().side() + ", "
                + first().check().title();
    }
}
