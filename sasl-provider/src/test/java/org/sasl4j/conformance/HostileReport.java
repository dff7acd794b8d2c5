package org.sasl4j.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A report of a provider that says what would be markup, or steer a terminal, if nobody escaped it. */
public final class HostileReport {
    /** What it calls itself. */
    public static final String NAME = "<i>\"Evil\" & Söhne</i>";

    private HostileReport() {}

    /** One row, failed, with these octets in every place that the provider fills. */
    public static List<Report> of(String said) {
        Candidate candidate = Judging.candidate(NAME, (message, handler) -> {
            throw new IllegalStateException(said);
        });
        Row row = new Row(
                "X1",
                "RFC 0 section 0",
                "nothing is said",
                Trials.of(Side.SERVER, Judging.MECHANISM::equals).of("the right login", dialogue -> dialogue.server()
                        .hear(said.getBytes(StandardCharsets.UTF_8))
                        .completed("the right login")));
        return List.of(
                new Runner(candidate, mechanism -> true).run(List.of(row)),
                new Runner(Judging.candidate("Good", (message, handler) -> true), mechanism -> true).run(List.of(row)));
    }
}
