package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.mechanism.external.CertificateName;
import org.sasl4j.tls.TestCertificate;

@DisplayName("10 B10: BouncyCastle too old, or not there")
class OldBouncyCastleTest {
    private static final Path OTHERS = Path.of("target", "others");

    @TempDir
    private Path directory;

    private List<String> run(Path... instead) throws Exception {
        TestCertificate certificate = TestCertificate.named(
                "UID=juliet,O=Capulet",
                new GeneralName(GeneralName.rfc822Name, "juliet@example.com"),
                TestCertificate.otherName(CertificateName.XMPP_ADDR, "juliet@example.org"));
        Path file = Files.write(
                directory.resolve("certificate"), certificate.certificate().getEncoded());
        return ForkedJvm.runWithout("bcprov", directory, OldBouncyCastle.class, List.of(file.toString()), instead);
    }

    private static void assertSaysWhatIsNeeded(List<String> lines, String found) {
        String needed = "need BouncyCastle 1.72 or later (org.bouncycastle:bcprov-jdk18on), and this JVM has " + found;

        assertThat(lines)
                .contains("SCRAM-SHA-256 alice", "auth-int alice", "auth-conf alice", "fingerprint made")
                .contains("subject [O=Capulet,UID=juliet]");
        assertThat(lines).noneMatch(line -> line.contains("LINKAGE"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("3des "))
                .singleElement()
                .asString()
                .contains("MechanismException: no cipher of DIGEST-MD5 is in [3des, des]")
                .contains("the ciphers des and 3des of DIGEST-MD5 " + needed);
        assertThat(lines)
                .as("warned of once")
                .filteredOn(line -> line.startsWith("WARNING: the ciphers des and 3des of DIGEST-MD5 " + needed))
                .hasSize(1);
    }

    @Test
    void anOldOneIsNamedAndOnlyWhatNeedsItFails() throws Exception {
        List<String> lines = run(OTHERS.resolve("bcprov-jdk15on.jar"));

        assertSaysWhatIsNeeded(lines, "1.60.0");
        assertThat(lines).contains("email [juliet@example.com]"); // for which the old one is enough
    }

    @Test
    @DisplayName("12: bc-fips serves for the names in certificates; it has no DES")
    void bcFipsReadsNames() throws Exception {
        List<String> lines = run(OTHERS.resolve("bc-fips.jar"));

        assertSaysWhatIsNeeded(lines, "bc-fips 2.");
        assertThat(lines).contains("rdn [juliet]", "email [juliet@example.com]", "otherName [juliet@example.org]");
    }

    @Test
    void withoutAnyWhatNeedsItFailsAndNothingElse() throws Exception {
        List<String> lines = run();

        assertSaysWhatIsNeeded(lines, "none");
        assertThat(lines)
                .contains("rdn IllegalStateException: the names in certificates need BouncyCastle 1.72 or later"
                        + " (org.bouncycastle:bcprov-jdk18on), and this JVM has none");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("email "))
                .singleElement()
                .asString()
                .contains("MechanismException: the server cannot read certificates at the moment", "need BouncyCastle");
    }
}
