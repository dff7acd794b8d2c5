package org.sasl4j.conformance.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.sasl4j.conformance.Finding;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Report;
import org.sasl4j.conformance.Result;
import org.sasl4j.conformance.Spoken;
import org.sasl4j.conformance.Verdict;

/** A report for programs: all checks, with their octets. */
public final class JsonReport {
    private static final int LONGEST = 4096;

    private final JsonWriter json;

    private JsonReport(JsonWriter json) {
        this.json = json;
    }

    /**
     * Writes the report.
     *
     * @param reports one report for each provider
     * @param leftOut what was not tried
     * @return a JSON object over several lines
     * @throws IOException never
     */
    public static String of(List<Report> reports, List<LeftOut> leftOut) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent(" ");
            new JsonReport(writer).write(reports, leftOut);
        }
        return text.toString();
    }

    private void write(List<Report> reports, List<LeftOut> leftOut) throws IOException {
        json.beginObject().name("providers").beginArray();
        for (Report report : reports) {
            write(report);
        }
        json.endArray().name("leftOut").beginArray();
        for (LeftOut left : leftOut) {
            json.beginObject();
            json.name("row").value(left.id());
            json.name("reason").value(left.reason());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void write(Report report) throws IOException {
        json.beginObject();
        json.name("name").value(report.candidate().name());
        json.name("version").value(report.candidate().provider().getVersionStr());
        for (Verdict verdict : Verdict.values()) {
            json.name(verdict.toString()).value(report.count(verdict));
        }
        json.name("rows").beginArray();
        for (Result result : report.results()) {
            write(result);
        }
        json.endArray().endObject();
    }

    private void write(Result result) throws IOException {
        json.beginObject();
        json.name("row").value(result.row().id());
        json.name("verdict").value(result.verdict().toString());
        json.name("source").value(result.row().source());
        json.name("demand").value(result.row().demand());
        json.name("seen").value(result.seen());
        json.name("checks").beginArray();
        for (Finding finding : result.findings()) {
            write(finding);
        }
        json.endArray().endObject();
    }

    private void write(Finding finding) throws IOException {
        json.beginObject();
        json.name("mechanism").value(finding.check().mechanism());
        json.name("side").value(finding.check().side().toString());
        json.name("check").value(finding.check().title());
        json.name("verdict").value(finding.verdict().toString());
        json.name("seen").value(finding.seen());
        json.name("messages").beginArray();
        for (Spoken spoken : finding.spoken()) {
            write(spoken);
        }
        json.endArray().endObject();
    }

    /**
     * Writes a message as text if all of it is printable, and otherwise in hexadecimal. Of a very long message only the
     * beginning.
     */
    private void write(Spoken spoken) throws IOException {
        json.beginObject();
        json.name("from").value(spoken.speaker());
        byte[] octets = spoken.octets();
        if (octets != null) {
            json.name("length").value(octets.length);
            byte[] shown = octets.length > LONGEST ? Arrays.copyOf(octets, LONGEST) : octets;
            if (Printable.isPlain(shown)) {
                json.name("text").value(Printable.of(shown));
            } else {
                json.name("hex").value(HexFormat.of().formatHex(shown));
            }
        }
        if (!spoken.note().isEmpty()) {
            json.name("note").value(spoken.note());
        }
        json.endObject();
    }
}
