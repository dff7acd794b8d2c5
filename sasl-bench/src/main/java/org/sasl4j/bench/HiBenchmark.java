package org.sasl4j.bench;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sasl4j.MechanismException;
import org.sasl4j.crypto.Pbkdf2;
import org.sasl4j.mechanism.scram.Hash;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedSaltedPasswordAlgorithmSpec;

/** Hi() of RFC 5802: one derivation, by this library, by its peers, and by a bare loop over {@code javax.crypto.Mac}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class HiBenchmark {
    private static final char[] PASSWORD = "correct horse".toCharArray();
    private static final byte[] OCTETS = "correct horse".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = new byte[16];

    /** The names of IANA's registry. */
    @Param({"SHA-1", "SHA-256", "SHA-384", "SHA-512"})
    public String hash;

    /** How many. */
    @Param({"4096", "10000", "100000"})
    public int iterations;

    private Hash ours;
    private ScramMechanism ofOngres;
    private ScramFormatter ofKafka;

    /** Looks the hash up under everybody's name for it; Kafka has SHA-256 and SHA-512 only. */
    @Setup
    public void lookUp() throws GeneralSecurityException {
        ours = Hash.named(hash).orElseThrow();
        ofOngres = ScramMechanism.byName("SCRAM-" + hash);
        Map<String, org.apache.kafka.common.security.scram.internals.ScramMechanism> kafkas = Map.of(
                "SHA-256", org.apache.kafka.common.security.scram.internals.ScramMechanism.SCRAM_SHA_256,
                "SHA-512", org.apache.kafka.common.security.scram.internals.ScramMechanism.SCRAM_SHA_512);
        ofKafka = kafkas.containsKey(hash) ? new ScramFormatter(kafkas.get(hash)) : null;
    }

    /** This library. */
    @Benchmark
    public byte[] sasl4j() throws MechanismException {
        return Pbkdf2.derive(ours.algorithm(), ours.blockLength(), OCTETS, SALT, iterations);
    }

    /** What most of the peers do. */
    @Benchmark
    public byte[] mac() throws GeneralSecurityException {
        String algorithm = "Hmac" + hash.replace("-", "");
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(OCTETS, algorithm));
        mac.update(SALT);
        byte[] u = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = u.clone();
        for (int i = 1; i < iterations; i++) {
            mac.update(u);
            mac.doFinal(u, 0);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= u[j];
            }
        }
        return sum;
    }

    /** The JDK's own. */
    @Benchmark
    public byte[] jdk() throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(PASSWORD, SALT, iterations, 8 * ours.length());
        return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash.replace("-", ""))
                .generateSecret(spec)
                .getEncoded();
    }

    /** BouncyCastle's lightweight engine. */
    @Benchmark
    public byte[] bouncycastle() {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest());
        generator.init(OCTETS, SALT, iterations);
        return ((KeyParameter) generator.generateDerivedMacParameters(8 * ours.length())).getKey();
    }

    private Digest digest() {
        return switch (ours) {
            case SHA_1 -> new SHA1Digest();
            case SHA_256 -> new SHA256Digest();
            case SHA_384 -> new SHA384Digest();
            case SHA_512 -> new SHA512Digest();
            case SHA_224, SHA3_512 -> throw new IllegalArgumentException(hash + " is not among those measured");
        };
    }

    /** ongres scram. */
    @Benchmark
    public byte[] ongres() {
        return ScramFunctions.saltedPassword(ofOngres, StringPreparation.NO_PREPARATION, PASSWORD, SALT, iterations);
    }

    /** WildFly Elytron. */
    @Benchmark
    public Password elytron() throws GeneralSecurityException {
        IteratedSaltedPasswordAlgorithmSpec spec = new IteratedSaltedPasswordAlgorithmSpec(iterations, SALT);
        return PasswordFactory.getInstance(
                        "scram-" + hash.toLowerCase(Locale.ROOT), WildFlyElytronPasswordProvider.getInstance())
                .generatePassword(new EncryptablePasswordSpec(PASSWORD, spec));
    }

    /** Kafka's clients. */
    @Benchmark
    public byte[] kafka() throws GeneralSecurityException {
        if (ofKafka == null) {
            throw new UnsupportedOperationException("Kafka has no " + hash);
        }
        return ofKafka.hi(OCTETS, SALT, iterations);
    }
}
