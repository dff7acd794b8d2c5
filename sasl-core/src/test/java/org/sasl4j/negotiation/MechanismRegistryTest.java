package org.sasl4j.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Somebodys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.ServiceFolder;
import org.sasl4j.Trait;
import org.sasl4j.mechanism.Mechanisms;

class MechanismRegistryTest {
    private static final MechanismRegistry STANDARD = Mechanisms.standard();
    private static final MechanismName PLAIN = MechanismName.of("PLAIN");

    @TempDir
    private Path folder;

    private MechanismRegistry discovered(List<String> classes) throws IOException {
        try (ServiceFolder loader = ServiceFolder.naming(folder, Mechanism.class, classes)) {
            return MechanismRegistry.empty().discovered(loader);
        }
    }

    @Test
    @DisplayName("11: a broken mechanism in some jar is skipped with one warning, and the others are found")
    void skipsWhatIsBroken() throws IOException {
        MechanismRegistry found = discovered(List.of("com.example.NoSuchMechanism", Somebodys.class.getName()));

        assertThat(found.find(Somebodys.NAME)).containsInstanceOf(Somebodys.class);
        assertThat(found.priority(Somebodys.NAME)).isEqualTo(35);
        assertThat(LogLines.claim())
                .containsExactly("WARNING a discovered mechanism was skipped: java.util.ServiceConfigurationError:"
                        + " org.sasl4j.Mechanism: Provider com.example.NoSuchMechanism not found");
    }

    @Test
    @DisplayName("11: a jar in which a hundred mechanisms are broken keeps nobody waiting")
    void givesUpOneDay() throws IOException {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            broken.add("com.example.NoSuchMechanism" + i);
        }
        broken.add(Somebodys.class.getName());
        assertThat(discovered(broken).find(Somebodys.NAME)).isPresent();
        assertThat(LogLines.claim()).hasSize(99);

        broken.add(0, "com.example.NoSuchMechanism");
        assertThat(discovered(broken).find(Somebodys.NAME)).isEmpty();
        assertThat(LogLines.claim()).hasSize(100);
    }

    @Test
    void replacesAndRemovesOneAndNoOther() {
        MechanismRegistry first = STANDARD.withPriority(PLAIN, 1000);
        assertThat(first.ranked()).hasSameSizeAs(STANDARD.ranked());
        assertThat(first.names()).startsWith(PLAIN);

        List<MechanismName> left = new ArrayList<>(STANDARD.names());
        left.remove(PLAIN);
        assertThat(STANDARD.without(PLAIN).names()).isEqualTo(left);
        assertThat(STANDARD.without(PLAIN).find(PLAIN)).isEmpty();
        assertThat(STANDARD.with(new Somebodys()).names()).contains(PLAIN, Somebodys.NAME);
    }

    @Test
    @DisplayName("10 C4: what is to be asked for stands last, and what sends the secret at the very end")
    void namesWhatIsOptInLast() {
        List<Boolean> isOptIn = STANDARD.names().stream()
                .map(name -> STANDARD.find(name).orElseThrow().traits().contains(Trait.OPT_IN))
                .toList();

        assertThat(isOptIn).isSorted().contains(true);
        assertThat(STANDARD.names()).last().isEqualTo(MechanismName.of("FOO"));
        assertThat(STANDARD).hasToString(STANDARD.names().toString());
    }
}
