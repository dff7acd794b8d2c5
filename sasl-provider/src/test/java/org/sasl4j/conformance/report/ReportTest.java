package org.sasl4j.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.conformance.HostileReport;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Report;

class ReportTest {
    private static final String SAID = "</td><script>alert('1')</script>\u001b[2J\u202e\0&amp;\\";
    private static final List<LeftOut> LEFT_OUT = List.of(new LeftOut("X2", "nobody sees <it>"));

    private final List<Report> reports = HostileReport.of(SAID);

    private String text() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        reports.forEach(new TextReport(out)::print);
        return text.toString();
    }

    @Test
    @DisplayName("conformance: the text fits 96 columns, and has the octets of what failed")
    void printsText() {
        assertThat(text().lines()).allMatch(line -> line.length() <= 96);
        assertThat(text())
                .contains(
                        "X1   fail         RFC 0 section 0: nothing is said.",
                        "                  Broken in 1 of 1 check; the first: X-JUDGED server refused the right login",
                        "         kit     </td><script>alert('1')</script>\\1b[2J\\e2\\80\\ae\\00&amp;\\5c",
                        "X1   pass",
                        ": 0 pass, 1 fail, 0 not offered",
                        "Good: 1 pass, 0 fail, 0 not offered");
    }

    @Test
    @DisplayName("conformance: nothing that a peer said steers the terminal")
    void escapesText() {
        assertThat(text().codePoints())
                .allMatch(point -> point == '\n' || point == '\r' || !Character.isISOControl(point) && point != 0x202e);
    }

    @Test
    @DisplayName("conformance: the page is whole in itself, and nothing that a peer said is markup in it")
    void escapesPage() {
        String page = HtmlReport.of(reports, LEFT_OUT);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains(
                        "&lt;/td&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\\1b[2J\\e2\\80\\ae\\00&amp;amp;\\5c",
                        "&lt;i&gt;&quot;Evil&quot; &amp; Söhne&lt;/i&gt;: 0 pass, 1 fail, 0 not offered",
                        "nobody sees &lt;it&gt;.")
                .doesNotContain("<script", "<i>", "http://", "https://", "src=", "href=", "url(", "@import", "\0")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    @DisplayName("conformance: JSON has every check with its octets: text where it is printable, else hexadecimal")
    void writesJson() throws Exception {
        JsonObject json =
                JsonParser.parseString(JsonReport.of(reports, LEFT_OUT)).getAsJsonObject();

        JsonObject provider = json.getAsJsonArray("providers").get(0).getAsJsonObject();
        assertThat(provider.get("name").getAsString()).isEqualTo(HostileReport.NAME);
        assertThat(provider.get("fail").getAsInt()).isEqualTo(1);
        JsonObject row = provider.getAsJsonArray("rows").get(0).getAsJsonObject();
        assertThat(row.get("row").getAsString()).isEqualTo("X1");
        assertThat(row.get("verdict").getAsString()).isEqualTo("fail");
        JsonObject check = row.getAsJsonArray("checks").get(0).getAsJsonObject();
        assertThat(check.get("mechanism").getAsString()).isEqualTo("X-JUDGED");
        assertThat(check.get("side").getAsString()).isEqualTo("server");
        JsonObject said = check.getAsJsonArray("messages").get(0).getAsJsonObject();
        assertThat(said.get("from").getAsString()).isEqualTo("kit");
        assertThat(said.get("hex").getAsString())
                .startsWith("3c2f74643e3c7363726970743e")
                .endsWith("26616d703b5c");
        assertThat(said.has("text")).isFalse();
        assertThat(json.getAsJsonArray("leftOut").toString())
                .isEqualTo("[{\"row\":\"X2\",\"reason\":\"nobody sees <it>\"}]");
    }

    @Test
    @DisplayName("conformance: JSON has printable octets as text")
    void writesText() throws Exception {
        String json = JsonReport.of(HostileReport.of("jürgen,r=1"), LEFT_OUT);

        assertThat(json).contains("\"text\": \"jürgen,r=1\"");
    }
}
