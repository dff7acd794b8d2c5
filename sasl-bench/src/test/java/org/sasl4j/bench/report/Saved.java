package org.sasl4j.bench.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Two runs as JMH saved them, made up. */
final class Saved {
    private Saved() {}

    static List<Measurement> before() throws IOException {
        return Results.read(file("before.json"));
    }

    static List<Measurement> now() throws IOException {
        return Results.read(file("now.json"));
    }

    static Path file(String name) throws IOException {
        try {
            return Path.of(Saved.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
