package org.sasl4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A1: the trace profile of RFC 4505 section 3")
class TracePrepTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sirhc",
                "sirhc@example.com",
                "two words",
                "no\u00A0mapping", // C.1.2 is not prohibited
                "\u0221", // unassigned is not prohibited
                "\u2168", // no normalization, so nothing to object to
                "\u2FF0", // C.7 is not prohibited
                "\u0627\u0628"
            })
    void allows(String trace) {
        assertThat(TracePrep.allows(trace)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0007", // C.2.1
                "\u0085", // C.2.2
                "\uE000", // C.3
                "\uFFFE", // C.4
                "\uD800", // C.5
                "\uFFFD", // C.6
                "\u200E", // C.8
                "\uDB40\uDC01", // C.9
                "\u0627a" // RFC 3454 section 6
            })
    void refuses(String trace) {
        assertThat(TracePrep.allows(trace)).isFalse();
    }
}
