package org.sasl4j.conformance.report;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sasl4j.conformance.Check;
import org.sasl4j.conformance.Finding;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Printable;
import org.sasl4j.conformance.Report;
import org.sasl4j.conformance.Result;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Spoken;
import org.sasl4j.conformance.Verdict;

/** For a terminal: a line or two for each row, and the octets below those that failed. */
public final class TextReport {
    private static final String BELOW = " ".repeat(18);

    private final PrintWriter out;

    /**
     * One.
     *
     * @param out where it goes
     */
    public TextReport(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints what was found of a provider.
     *
     * @param report of it
     */
    public void print(Report report) {
        report.results().forEach(this::print);
        out.println(report.summary());
    }

    private void print(Result result) {
        String begin = String.format("%-4s %-12s ", result.row().id(), result.verdict());
        out.println(
                Wrapped.of(begin, demand(result.row()) + ". " + Printable.of(result.seen()) + counts(result) + "."));
        Set<String> shown = new HashSet<>();
        result.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .forEach(finding -> print(finding, shown));
    }

    private static String counts(Result result) {
        long passed = result.count(Verdict.PASS);
        int all = result.findings().size();
        return all == 0 ? "" : " (" + passed + " of " + all + (all == 1 ? " check passes)" : " checks pass)");
    }

    /** The octets are printed for the first mechanism of those that fail alike. */
    private void print(Finding finding, Set<String> shown) {
        Check check = finding.check();
        out.println(Wrapped.of(
                BELOW + "! ",
                check.mechanism() + " " + check.side() + ", " + check.title() + ": " + Printable.of(finding.seen())));
        if (shown.add(check.side() + check.title())) {
            finding.spoken().forEach(this::print);
        }
    }

    private void print(Spoken spoken) {
        String note = spoken.note().isEmpty() ? "" : "[" + Printable.of(spoken.note()) + "]";
        String text = spoken.octets() == null ? note : (Printable.of(spoken.octets()) + " " + note).strip();
        out.println(Wrapped.of(BELOW + String.format("    %-8s", spoken.speaker()), text));
    }

    /**
     * Prints what is tried and what is not.
     *
     * @param rows what is tried
     * @param leftOut what is not
     */
    public void print(List<Row> rows, List<LeftOut> leftOut) {
        rows.forEach(row -> out.println(Wrapped.of(String.format("%-5s", row.id()), demand(row) + ".")));
        out.println();
        out.println("Not seen from outside:");
        leftOut.forEach(left -> out.println(Wrapped.of(String.format("%-5s", left.id()), left.reason() + ".")));
    }

    private static String demand(Row row) {
        return row.source() + ": " + row.demand();
    }
}
