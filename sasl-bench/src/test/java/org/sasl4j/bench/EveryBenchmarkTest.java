package org.sasl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.bench.hashing.BulkProvisioningBenchmark;
import org.sasl4j.bench.mechanism.OauthBearerClientBenchmark;
import org.sasl4j.bench.message.DigestParseBenchmark;
import org.sasl4j.bench.scram.ScramCachedKeysBenchmark;

/** What is compared has to work, and to do the same. */
class EveryBenchmarkTest {
    /** Random salts; messages with and without a host; a user, and what proves him; texts, and what was read from them. */
    private static final Set<Class<?>> DIFFERENT_BY_NATURE = Set.of(
            BulkProvisioningBenchmark.class,
            OauthBearerClientBenchmark.class,
            ScramCachedKeysBenchmark.class,
            DigestParseBenchmark.class);

    /** Not peers. */
    private static final Set<String> OTHER_WORK = Set.of("limit", "baseline");

    static List<Exercise> exercises() throws ReflectiveOperationException {
        return Exercise.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exercises")
    void worksAndAgreesWithItsPeers(Exercise exercise) throws ReflectiveOperationException {
        Map<String, Object> results = exercise.run();
        assertThat(results).isNotEmpty();
        if (!DIFFERENT_BY_NATURE.contains(exercise.type())) {
            assertThat(Set.copyOf(comparable(results).values()))
                    .as("%s", comparable(results))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    /** Of those results that can be compared: octets and texts. */
    private static Map<String, String> comparable(Map<String, Object> results) {
        Map<String, String> comparable = new TreeMap<>();
        results.forEach((who, result) -> {
            String text = text(result);
            if (text != null && !OTHER_WORK.contains(who)) {
                comparable.put(who, text);
            }
        });
        return comparable;
    }

    private static @Nullable String text(Object result) {
        if (result instanceof byte[] octets) {
            return new String(octets, StandardCharsets.UTF_8);
        }
        if (result instanceof List<?> several) {
            return several.stream()
                    .map(EveryBenchmarkTest::text)
                    .filter(Objects::nonNull)
                    .toList()
                    .toString();
        }
        return result instanceof String || result instanceof Integer ? result.toString() : null;
    }
}
