package org.sasl4j.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static String page = "";

    @BeforeAll
    static void write() throws IOException {
        System.setProperty("java.awt.headless", "true");
        Map<String, String> facts = Map.of("Command line", "Report <quick>");
        page = Page.of(facts, Saved.now(), Change.between(Saved.before(), Saved.now()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HiIterationsBenchmark: our time to that of each peer",
                "HiIterationsBenchmark: everybody's time to the limit",
                "HiIterationsBenchmark: allocation",
                "HiIterationsBenchmark: time by iterations",
                "ScramServerBenchmark: our time to that of each peer",
                "ScramServerBenchmark: allocation",
                "ScramServerBenchmark: calls by threads",
                "ColdStartBenchmark: our time to that of each peer",
                "ColdStartBenchmark: classes loaded"
            })
    void drawsWhateverThereAreFiguresFor(String title) {
        assertThat(page).contains("<img alt=\"" + title + "\" src=\"data:image/png;base64,iVBOR");
    }

    @Test
    void drawsNothingElse() {
        assertThat(page.split("<img ", -1)).hasSize(1 + 9);
    }

    @Test
    void fetchesNothing() {
        assertThat(page).doesNotContain("http:", "https:", "<script", "<link", "@import", "url(");
    }

    @Test
    void escapesWhatComesFromOutside() {
        assertThat(page)
                .contains("Report &lt;quick&gt;", "<td>&lt;b&gt;&amp;&quot;</td>")
                .doesNotContain("<quick>", "<b>");
    }

    @Test
    void tellsAnErrorOnlyWhereItIsKnown() {
        assertThat(page).contains("<td>10.0</td>", "<td>688 ± 8.19</td>");
    }

    @Test
    void showsOnlyWhatChanged() {
        assertThat(page)
                .contains(
                        "<tr class=\"slower\"><td>HiIterationsBenchmark iterations=4096 sasl4j</td>",
                        "<tr class=\"faster\"><td>ColdStartBenchmark sasl4jHandler</td>")
                .doesNotContain("<td>ColdStartBenchmark jdk</td>", "class=\"same\"");
    }

    @Test
    void saysNothingOfChangesWithoutASavedRun() {
        assertThat(Page.of(Map.of(), List.of(), List.of())).doesNotContain("Changes");
    }
}
