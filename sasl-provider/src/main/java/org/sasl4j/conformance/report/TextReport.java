package org.sasl4j.conformance.report;

import java.io.PrintWriter;
import java.util.List;
import org.sasl4j.conformance.Finding;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Report;
import org.sasl4j.conformance.Result;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Spoken;
import org.sasl4j.conformance.Verdict;

/** A report for a terminal: a few lines for each row, and the octets below those that failed. */
public final class TextReport {
    private static final String BELOW = " ".repeat(18);
    private static final String MARK = "     ! ";
    private static final String OCTETS = " ".repeat(9);
    private static final int MOST_LINES = 12;

    private final PrintWriter out;

    /**
     * Takes the place to print to.
     *
     * @param out where the report goes
     */
    public TextReport(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints the report of a provider.
     *
     * @param report the report
     */
    public void print(Report report) {
        report.results().forEach(this::print);
        out.println(report.summary());
    }

    private void print(Result result) {
        String begin = String.format("%-4s %-12s ", result.row().id(), result.verdict());
        out.println(Wrapped.of(begin, Words.demand(result.row()) + "."));
        if (!result.findings().isEmpty()) {
            out.println(Wrapped.of(BELOW, Words.seen(result)));
        }
        Alike.of(result).stream()
                .filter(alike -> alike.verdict() == Verdict.FAIL)
                .forEach(this::print);
    }

    private void print(Alike alike) {
        Finding first = alike.first();
        out.println(Wrapped.of(MARK, alike.what() + ": " + Printable.of(first.seen())));
        List<Spoken> spoken = first.spoken();
        int skipped = Math.max(spoken.size() - MOST_LINES, 0); // the last lines show what decided
        if (skipped > 0) {
            out.println(OCTETS + "… (" + skipped + " lines before; --json has them)");
        }
        spoken.subList(skipped, spoken.size()).forEach(this::print);
    }

    private void print(Spoken spoken) {
        out.println(Wrapped.of(OCTETS + String.format("%-8s", spoken.speaker()), Words.spoken(spoken)));
    }

    /**
     * Prints the obligations that are tried and those that are not.
     *
     * @param rows those that are tried
     * @param leftOut those that are not tried
     */
    public void print(List<Row> rows, List<LeftOut> leftOut) {
        rows.forEach(row -> out.println(Wrapped.of(String.format("%-5s", row.id()), Words.demand(row) + ".")));
        out.println();
        out.println("Not seen from outside:");
        leftOut.forEach(left -> out.println(Wrapped.of(String.format("%-5s", left.id()), left.reason() + ".")));
    }
}
