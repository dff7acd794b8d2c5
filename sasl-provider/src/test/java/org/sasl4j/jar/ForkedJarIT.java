package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the finished jars do in a JVM of their own. */
class ForkedJarIT {
    @TempDir
    private Path folder;

    private Forked sasl(String... args) throws Exception {
        String[] command = Stream.concat(
                        Stream.of("-jar", BuiltJars.selfContained().toString()), Stream.of(args))
                .toArray(String[]::new);
        return Forked.java(folder, command);
    }

    @Test
    void demoRunsFromTheSelfContainedJar() throws Exception {
        Forked demo = sasl("demo");
        assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.out())
                .endsWith("Every right claim got in and every wrong one was refused." + System.lineSeparator());
        assertThat(demo.err()).isEmpty();
    }

    @Test
    void badUsageIsOneLineAndExitsWithTwo() throws Exception {
        Forked bad = sasl("mechanisms", "--policy", "safe");
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.err().lines()).hasSize(1);
        assertThat(bad.out()).isEmpty();
    }

    @Test
    void classPathConsumerNeedsTheSelfContainedJarAlone() throws Exception {
        String jar = BuiltJars.selfContained().toString();
        Consumer.onClassPath(folder, Consumer.FINDING, jar);
        Forked run = Forked.java(folder, "-cp", jar + File.pathSeparator + folder, Consumer.MAIN);
        assertThat(run.out()).as(run.err()).isEqualTo("juliet by null");
    }

    @Test
    @DisplayName("13, decode: as a process it explains a message on stdout, and tells by its exit code what it found")
    void decodes() throws Exception {
        Path trace = Files.writeString(folder.resolve("trace"), "biwsbj11c2VyLHI9Zg==\n");
        Forked decoded = sasl("decode", trace.toString());
        assertThat(decoded.exitCode()).as(decoded.err()).isZero();
        assertThat(decoded.out()).contains("client-first-message", "n= username", "user");
        assertThat(decoded.err()).isEmpty();

        Files.writeString(trace, "n,,n=user\nr=other,s=c2FsdA==,i=1\n");
        assertThat(sasl("decode", trace.toString()).exitCode()).isEqualTo(1);
        Forked missing = sasl("decode", folder.resolve("nowhere").toString());
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err().lines()).singleElement().asString().startsWith("sasl: ");
    }
}
