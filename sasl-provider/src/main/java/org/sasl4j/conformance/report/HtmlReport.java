package org.sasl4j.conformance.report;

import java.util.List;
import java.util.stream.Collectors;
import org.sasl4j.conformance.Finding;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Report;
import org.sasl4j.conformance.Result;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Spoken;

/**
 * One page for a browser: rows against providers, and each cell opens to what was said. The page loads nothing from
 * elsewhere.
 */
public final class HtmlReport {
    private static final int MOST_LINES = 40;

    private final StringBuilder page = new StringBuilder();
    private final List<Report> reports;

    private HtmlReport(List<Report> reports) {
        this.reports = reports;
    }

    /**
     * Writes the page.
     *
     * @param reports one report for each provider, all of the same rows
     * @param leftOut what was not tried
     * @return the page, to be stored in UTF-8
     */
    public static String of(List<Report> reports, List<LeftOut> leftOut) {
        return new HtmlReport(reports).page(leftOut);
    }

    private String page(List<LeftOut> leftOut) {
        String names = reports.stream().map(report -> report.candidate().name()).collect(Collectors.joining(", "));
        page.append(HtmlStyle.head("SASL conformance of " + escaped(names)));
        page.append("<h1>SASL conformance</h1>\n<p>What the RFCs demand, and what each provider did when an exact or a"
                + " hostile peer tried it. A cell opens to the octets.</p>\n<ul class=\"summary\">\n");
        reports.forEach(report -> element("li", report.summary()));
        page.append("</ul>\n<div class=\"matrix\" role=\"table\" style=\"--providers:")
                .append(reports.size())
                .append("\">\n");
        heading();
        List<Row> rows = reports.get(0).results().stream().map(Result::row).toList();
        for (int row = 0; row < rows.size(); row++) {
            row(rows.get(row), row);
        }
        page.append("</div>\n<h2>Not seen from outside</h2>\n<dl>\n");
        for (LeftOut left : leftOut) {
            element("dt", left.id());
            element("dd", left.reason() + ".");
        }
        page.append("</dl>\n</main>\n</body>\n</html>\n");
        return page.toString();
    }

    private void heading() {
        page.append("<div class=\"row heading\" role=\"row\"><span role=\"columnheader\">Row</span>"
                + "<span role=\"columnheader\">Demand</span>");
        for (int provider = 0; provider < reports.size(); provider++) {
            page.append("<span role=\"columnheader\" style=\"--at:")
                    .append(provider)
                    .append("\">")
                    .append(escaped(reports.get(provider).candidate().name()))
                    .append("</span>");
        }
        page.append("</div>\n");
    }

    private void row(Row row, int number) {
        page.append("<div class=\"row\" role=\"row\" id=\"")
                .append(escaped(row.id()))
                .append("\">");
        page.append("<span role=\"rowheader\">").append(escaped(row.id())).append("</span>");
        page.append("<span role=\"cell\">").append(escaped(row.demand())).append(".<small>");
        page.append(escaped(row.source())).append("</small></span>");
        for (int provider = 0; provider < reports.size(); provider++) {
            cell(reports.get(provider).results().get(number), provider);
        }
        page.append("</div>\n");
    }

    private void cell(Result result, int provider) {
        String verdict = result.verdict().toString();
        page.append("<details role=\"cell\" class=\"")
                .append(verdict.replace(' ', '-'))
                .append("\" style=\"--at:")
                .append(provider)
                .append("\"><summary><span>")
                .append(escaped(reports.get(provider).candidate().name()))
                .append(": </span>")
                .append(verdict)
                .append("</summary><div>");
        element("p", (result.findings().isEmpty() ? Printable.of(result.seen()) + "." : Words.seen(result)));
        Alike.of(result).forEach(this::alike);
        page.append("</div></details>");
    }

    private void alike(Alike alike) {
        Finding first = alike.first();
        page.append("<section class=\"")
                .append(alike.verdict().toString().replace(' ', '-'))
                .append("\">");
        element("h3", alike.verdict() + ": " + alike.what());
        element("p", Printable.of(first.seen()) + ".");
        List<Spoken> spoken = first.spoken();
        int skipped = Math.max(spoken.size() - MOST_LINES, 0); // the last lines show what decided
        if (skipped > 0) {
            element("p", skipped + " lines before are left out here; the JSON has them.");
        }
        page.append("<table>");
        for (Spoken line : spoken.subList(skipped, spoken.size())) {
            page.append("<tr><th>").append(escaped(line.speaker())).append("</th><td>");
            page.append(escaped(Words.spoken(line))).append("</td></tr>");
        }
        page.append("</table></section>\n");
    }

    private void element(String name, String text) {
        page.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Escapes a text, because the tested provider chooses what is shown here. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
