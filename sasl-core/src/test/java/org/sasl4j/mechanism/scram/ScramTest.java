package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Mechanism;
import org.sasl4j.Trait;
import org.sasl4j.binding.Bindings;

class ScramTest {
    @Test
    @DisplayName("RFC 8600 section 4: -PLUS goes before all without it, and a longer hash before a shorter one")
    void standsInOrder() {
        assertThat(Scram.family().stream()
                        .filter(mechanism -> !mechanism.traits().contains(Trait.OPT_IN))
                        .sorted(Comparator.comparing(Mechanism::priority).reversed())
                        .map(mechanism -> mechanism.name().toString()))
                .containsExactly(
                        "SCRAM-SHA-512-PLUS",
                        "SCRAM-SHA-384-PLUS",
                        "SCRAM-SHA-256-PLUS",
                        "SCRAM-SHA-1-PLUS",
                        "SCRAM-SHA-512",
                        "SCRAM-SHA-384",
                        "SCRAM-SHA-256",
                        "SCRAM-SHA-1");
    }

    @Test
    void listsWhatCanBeChosen() {
        assertThat(Scram.of(Hash.SHA_256).properties())
                .contains(
                        Scram.ITERATIONS,
                        Scram.ITERATIONS_MIN,
                        Scram.ITERATIONS_MAX,
                        Scram.KEY_CACHE,
                        Scram.KEYS,
                        Scram.EXTENSIONS,
                        Scram.USER)
                .containsAll(Bindings.properties());
    }

    @Test
    void asksForTheCredentialOfAUserByItsHash() {
        assertThat(Scram.of(Hash.SHA_512).question("juliet", "")).containsInstanceOf(ScramCredentialCallback.class);
        ScramCredentialCallback question = (ScramCredentialCallback)
                Scram.of(Hash.SHA_512).question("juliet", "").orElseThrow();
        assertThat(question.getName()).isEqualTo("juliet");
        assertThat(question.getHash()).isEqualTo(Hash.SHA_512);
    }
}
