package org.sasl4j.conformance.report;

import org.sasl4j.conformance.Result;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Spoken;
import org.sasl4j.conformance.Verdict;

/** Words that all forms of a report share. */
final class Words {
    private Words() {}

    static String demand(Row row) {
        return row.source() + ": " + row.demand();
    }

    /** How many checks decided the verdict of a row, and what the first of them saw. */
    static String seen(Result result) {
        if (result.findings().isEmpty()) {
            return "";
        }
        String count =
                switch (result.verdict()) {
                    case PASS -> "Kept in " + result.count(Verdict.PASS);
                    case FAIL -> "Broken in " + result.count(Verdict.FAIL);
                    case NOT_OFFERED -> "Not tried in " + result.count(Verdict.NOT_OFFERED);
                };
        int all = result.findings().size();
        return count + " of " + all + (all == 1 ? " check" : " checks") + untried(result) + "; the first: "
                + Printable.of(result.seen()) + ".";
    }

    /** How many checks were not tried. A row may pass with one side alone. */
    private static String untried(Result result) {
        long untried = result.count(Verdict.NOT_OFFERED);
        return untried == 0 || result.verdict() == Verdict.NOT_OFFERED ? "" : ", " + untried + " not tried";
    }

    /** A message, and what else happened. */
    static String spoken(Spoken spoken) {
        byte[] octets = spoken.octets();
        String note = octets != null && octets.length == 0 && spoken.note().isEmpty() ? "empty" : spoken.note();
        String text = octets == null ? "" : Printable.of(octets);
        return (text + (note.isEmpty() ? "" : " [" + Printable.of(note) + "]")).strip();
    }
}
