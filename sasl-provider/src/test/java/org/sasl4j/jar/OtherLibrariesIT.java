package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self-contained jar beside other versions of what it carries. */
class OtherLibrariesIT {
    private static final String USING_OWN =
            """
            package consumer;

            public final class Main {
                public static void main(String[] args) throws Exception {
                    System.out.print(org.bouncycastle.asn1.ASN1ObjectIdentifier.class.getPackage()
                            .getImplementationVersion() + " ");
                    System.out.print(new com.google.gson.Gson().toJson(java.util.List.of(1, 2)) + " ");
                    System.out.print(picocli.CommandLine.VERSION + " ");
                    System.out.print(new org.sasl4j.provider.Sasl4jProvider().getName());
                }
            }
            """;

    @TempDir
    private Path folder;

    private static String others() {
        return Stream.of("bcprov-jdk15on.jar", "gson.jar", "picocli.jar")
                .map(jar -> Path.of("target", "others", jar).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    @DisplayName(
            "12: older BouncyCastle, Gson and picocli of the application, before the jar or behind it, are its own")
    void leavesOthersTheirs() throws Exception {
        String jar = BuiltJars.selfContained().toString();
        for (String path : new String[] {others() + File.pathSeparator + jar, jar + File.pathSeparator + others()}) {
            Forked demo = Forked.java(folder, "-cp", path, "org.sasl4j.tool.SaslCommand", "demo");

            assertThat(demo.out())
                    .as(demo.err())
                    .endsWith("Every right claim got in and every wrong one was refused." + System.lineSeparator());
            assertThat(demo.err()).isEmpty();
        }
    }

    @Test
    @DisplayName("12: an application that uses its own versions gets those")
    void leavesApplicationItsOwn() throws Exception {
        String path = BuiltJars.selfContained() + File.pathSeparator + others();
        Consumer.onClassPath(folder, USING_OWN, path);
        Forked run = Forked.java(folder, "-cp", path + File.pathSeparator + folder, Consumer.MAIN);

        assertThat(run.out()).as(run.err()).isEqualTo("1.60.0 [1,2] 4.6.1 SASL4J");
    }
}
