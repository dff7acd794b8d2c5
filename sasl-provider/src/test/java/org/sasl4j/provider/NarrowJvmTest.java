package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs whose security providers lack what DIGEST-MD5 is made of. */
class NarrowJvmTest {
    private static final String WRAPPED =
            "vector 6a9328ca634e47c8d1ecc3c3f6e6000100000000 55667788 7e15b940fccbb58a5612f54da7000100000001";

    @TempDir
    Path directory;

    /** What a JVM says that has these security providers and no others. */
    private List<String> run(List<String> providers, String... tasks) throws Exception {
        StringBuilder properties = new StringBuilder("securerandom.source=file:/dev/urandom\n"); // as in the JDK's
        for (int i = 0; i < providers.size(); i++) {
            properties
                    .append("security.provider.")
                    .append(i + 1)
                    .append('=')
                    .append(providers.get(i))
                    .append('\n');
        }
        return ForkedJvm.run(directory, "==", properties.toString(), NarrowJvm.class, List.of(tasks));
    }

    @Test
    @DisplayName(
            "D21: a JVM without MD5 lists neither DIGEST-MD5 nor CRAM-MD5, and does what its digests are enough for")
    void doesWithoutMd5() throws Exception {
        assertThat(run(
                        List.of(WithoutMd5.class.getName(), "SunJCE", "SASL4J"),
                        "DIGEST-MD5",
                        "CRAM-MD5",
                        "SCRAM-SHA-256",
                        "PLAIN"))
                .containsExactly(
                        "MD5 false, RC4 true",
                        "lists [EXTERNAL, OAUTHBEARER, XOAUTH2, PLAIN, LOGIN]",
                        "DIGEST-MD5 nobody",
                        "CRAM-MD5 nobody",
                        "SCRAM-SHA-256 alice",
                        "PLAIN alice");
    }

    @Test
    @DisplayName("D18, D21: one without RC4 has it of BouncyCastle, to the same octets")
    void hasRc4OfBouncyCastle() throws Exception {
        assertThat(run(List.of("SUN", "SASL4J"), "vector", "rc4", "rc4-56", "rc4-40"))
                .containsExactly(
                        "MD5 true, RC4 false",
                        "lists [EXTERNAL, OAUTHBEARER, XOAUTH2, DIGEST-MD5, CRAM-MD5, PLAIN, LOGIN]",
                        WRAPPED,
                        "rc4 over RC4",
                        "rc4-56 over RC4",
                        "rc4-40 over RC4");
    }

    @Test
    @DisplayName("D18: as one does that has RC4 of the JDK")
    void hasRc4OfTheJdk() throws Exception {
        assertThat(run(List.of("SUN", "SunJCE", "SASL4J"), "vector", "rc4"))
                .contains("MD5 true, RC4 true", WRAPPED, "rc4 over RC4");
    }
}
