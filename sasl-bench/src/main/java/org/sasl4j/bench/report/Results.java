package org.sasl4j.bench.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run in the form in which JMH saves it, JSON. */
final class Results {
    /**
     * JMH's word for a single call. The start of a process is measured like that, and JMH cannot see what the process
     * allocates.
     */
    private static final String PROCESS = "ss";

    private Results() {}

    /** Reads the measurements, in the order of the file. */
    static List<Measurement> read(Path file) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (JsonElement result : JsonParser.parseReader(reader).getAsJsonArray()) {
                measurements.add(measurement(result.getAsJsonObject()));
            }
            return measurements;
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            throw new IOException(file + " is not what JMH writes with -rf json", e);
        }
    }

    private static Measurement measurement(JsonObject result) {
        String method = result.get("benchmark").getAsString();
        int name = method.lastIndexOf('.');
        String suite = method.substring(method.lastIndexOf('.', name - 1) + 1, name);
        Map<String, String> parameters = new HashMap<>();
        if (result.has("params")) {
            result.getAsJsonObject("params")
                    .entrySet()
                    .forEach(parameter -> parameters.put(
                            parameter.getKey(), parameter.getValue().getAsString()));
        }
        JsonObject time = result.getAsJsonObject("primaryMetric");
        JsonObject others = result.getAsJsonObject("secondaryMetrics");
        return new Measurement(
                new Setting(suite, parameters, result.get("threads").getAsInt()),
                method.substring(name + 1),
                figure(time),
                time.get("scoreUnit").getAsString(),
                result.get("mode").getAsString().equals(PROCESS) ? null : other(others, "gc.alloc.rate.norm"),
                others.has("classes") ? median(others.getAsJsonObject("classes")) : null);
    }

    private static @Nullable Figure other(JsonObject metrics, String name) {
        return metrics.has(name) ? figure(metrics.getAsJsonObject(name)) : null;
    }

    /**
     * JMH adds counts up over the iterations. Their sum would grow with the number of iterations, so this is the
     * median.
     */
    private static Figure median(JsonObject metric) {
        return new Figure(metric.getAsJsonObject("scorePercentiles").get("50.0").getAsDouble(), Double.NaN);
    }

    /** For an error that it does not know, JMH writes the text NaN. Gson reads it as that number. */
    private static Figure figure(JsonObject metric) {
        return new Figure(
                metric.get("score").getAsDouble(), metric.get("scoreError").getAsDouble());
    }
}
