package org.sasl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void namesTheJdk() {
        assertThat(Machine.here().facts()).containsOnlyKeys("JDK", "System", "CPU", "CPU flags");
        assertThat(Machine.here().jdk()).contains(System.getProperty("java.runtime.version"));
    }

    @Test
    void leavesOutFlagsThatHashingDoesNotUse() {
        assumeThat(Files.exists(Path.of("/proc/cpuinfo"))).isTrue();
        assertThat(Machine.here().flags().split(" ")).isNotEmpty().doesNotContain("fpu", "mmx", "nx");
    }
}
