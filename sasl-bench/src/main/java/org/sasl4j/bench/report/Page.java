package org.sasl4j.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sasl4j.bench.report.Html.Row;

/** The page. It is one file that needs nothing else, neither a script nor the network. */
final class Page {
    private static final String CHANGES = "Changes since the saved run";
    private static final String BEGIN =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>sasl4j benchmarks</title>
            <style>
            :root { color-scheme: light; }
            body { font: 15px/1.5 sans-serif; color: #1a1a1a; background: #fff; max-width: 1000px; margin: 2em auto; padding: 0 1em; }
            h2 { margin-top: 2.5em; border-bottom: 1px solid #ccc; }
            h3 { font-size: 1em; margin: 1.5em 0 0; }
            table { border-collapse: collapse; font-size: 13px; display: block; overflow-x: auto; }
            th, td { padding: .25em .7em; text-align: right; border-bottom: 1px solid #ddd; white-space: nowrap; }
            th:first-child, td:first-child { text-align: left; }
            dt { float: left; clear: left; color: #555; }
            dd { margin-left: 12em; overflow-wrap: anywhere; }
            img { width: 100%; height: auto; }
            nav { columns: 3; }
            nav a { display: block; color: #0057a0; }
            .slower { background: #fde0dc; }
            .faster { background: #dff2e1; }
            </style>
            </head>
            <body>
            <h1>sasl4j benchmarks</h1>
            """;
    private static final String EXPLANATION =
            """
            <p>Times are means of a call in a thread, with half of the interval of 99.9 %. <code>sasl4j</code> is this library without
            callbacks, <code>sasl4jHandler</code> the same through a handler that does what the peers' handlers do. A
            <code>baseline</code> is a part of all the others, and is taken off before ratios are computed. An error bar almost as
            long as its bar says that the figure is worth nothing. Compare figures of one run only.</p>
            """;

    private final Html html = new Html();

    private Page() {}

    /**
     * Makes the page of a run.
     *
     * @param facts what the figures depend on, in order
     * @param measurements the measurements of the run
     * @param changes the changes since a saved run, possibly none
     */
    static String of(Map<String, String> facts, List<Measurement> measurements, List<Change> changes) {
        Page page = new Page();
        List<Section> sections = Section.of(measurements);
        page.head(facts);
        page.contents(sections, changes);
        if (!changes.isEmpty()) {
            page.changes(changes);
        }
        sections.forEach(page::section);
        return page.html.markup("</body>\n</html>\n").toString();
    }

    private void head(Map<String, String> facts) {
        html.markup(BEGIN).markup("<dl>\n");
        facts.forEach((name, value) -> html.element("dt", name).element("dd", value));
        html.markup("</dl>\n").markup(EXPLANATION);
    }

    private void contents(List<Section> sections, List<Change> changes) {
        html.markup("<nav>\n");
        if (!changes.isEmpty()) {
            html.link(CHANGES);
        }
        sections.forEach(section -> html.link(section.suite()));
        html.markup("</nav>\n");
    }

    private void changes(List<Change> changes) {
        List<Row> rows = changes.stream()
                .filter(change -> change.verdict() != Change.Verdict.SAME)
                .map(Page::row)
                .toList();
        html.heading(CHANGES)
                .element(
                        "p",
                        "Of " + changes.size() + " figures " + rows.size()
                                + " changed by more than both errors, and by 5 % at least.");
        if (!rows.isEmpty()) {
            html.table(List.of("", "before", "now", "now / before", "so it is"), rows);
        }
    }

    private static Row row(Change change) {
        String verdict = change.verdict().name().toLowerCase(Locale.ROOT);
        return new Row(
                verdict,
                List.of(
                        change.now().setting() + " " + change.now().who(),
                        change.before().time() + " " + change.before().unit(),
                        change.now().time() + " " + change.now().unit(),
                        change.ratio().toString(),
                        verdict));
    }

    private void section(Section section) {
        List<String> head = new ArrayList<>(List.of(section.unit()));
        head.addAll(section.everybody());
        html.heading(section.suite())
                .table(
                        head,
                        section.comparisons().stream()
                                .map(comparison -> row(section, comparison))
                                .toList());
        section.plots().forEach(html::plot);
    }

    private static Row row(Section section, Comparison comparison) {
        List<String> cells = new ArrayList<>(List.of(comparison.setting().label()));
        for (String who : section.everybody()) {
            cells.add(comparison.has(who) ? comparison.get(who).time().toString() : "");
        }
        return new Row("", cells);
    }
}
