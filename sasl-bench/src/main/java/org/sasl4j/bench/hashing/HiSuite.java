package org.sasl4j.bench.hashing;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.StringPreparation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.MechanismException;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.crypto.Pbkdf2;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedSaltedPasswordAlgorithmSpec;

/**
 * Hi() of RFC 5802: one derivation by each library's own method for it. None prepares the password or uses callbacks.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public abstract class HiSuite extends Suite {
    private static final char[] PASSWORD = Users.password();
    private static final byte[] OCTETS = new String(PASSWORD).getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = new byte[16];
    private static final int COMPRESSIONS_AT_ONCE = 128;

    private HashNames names;
    private byte[] blocks;

    /** For benchmarks. */
    protected HiSuite() {}

    /** The name of the hash in IANA's registry. */
    abstract String hash();

    abstract int iterations();

    /** Finds each library's name for the hash. */
    @Setup
    public void lookUp() {
        names = HashNames.of(hash());
        blocks = new byte[COMPRESSIONS_AT_ONCE * names.ours().blockLength()];
    }

    /** This library. */
    @Benchmark
    public byte[] sasl4j() throws MechanismException {
        return Pbkdf2.derive(names.ours().algorithm(), names.ours().blockLength(), OCTETS, SALT, iterations());
    }

    /** The loop that most of the peers have. */
    @Benchmark
    public byte[] macLoop() throws GeneralSecurityException {
        Mac mac = Mac.getInstance(names.hmac());
        mac.init(new SecretKeySpec(OCTETS, names.hmac()));
        mac.update(SALT);
        byte[] u = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = u.clone();
        for (int i = 1; i < iterations(); i++) {
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
        PBEKeySpec spec = new PBEKeySpec(
                PASSWORD, SALT, iterations(), Byte.SIZE * names.ours().length());
        return SecretKeyFactory.getInstance("PBKDF2With" + names.hmac())
                .generateSecret(spec)
                .getEncoded();
    }

    /** BouncyCastle's lightweight engine. */
    @Benchmark
    public byte[] bouncyCastle() {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(names.ofBouncyCastle());
        generator.init(OCTETS, SALT, iterations());
        KeyParameter key = (KeyParameter)
                generator.generateDerivedMacParameters(Byte.SIZE * names.ours().length());
        return key.getKey();
    }

    /** ongres scram. */
    @Benchmark
    public byte[] ongres() {
        return ScramFunctions.saltedPassword(
                names.ofOngres(), StringPreparation.NO_PREPARATION, PASSWORD, SALT, iterations());
    }

    /** WildFly Elytron. */
    @Benchmark
    public Password elytron() throws GeneralSecurityException {
        IteratedSaltedPasswordAlgorithmSpec spec = new IteratedSaltedPasswordAlgorithmSpec(iterations(), SALT);
        return PasswordFactory.getInstance(names.ofElytron(), WildFlyElytronPasswordProvider.getInstance())
                .generatePassword(new EncryptablePasswordSpec(PASSWORD, spec));
    }

    /** Kafka's clients. */
    @Benchmark
    public byte[] kafka() throws GeneralSecurityException {
        return names.ofKafka().hi(OCTETS, SALT, iterations());
    }

    /** Two compressions for each iteration, over one long text. So no compression has to wait for the one before. */
    @Benchmark
    public byte[] limit() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(names.ours().algorithm());
        for (int left = 2 * iterations(); left > 0; left -= COMPRESSIONS_AT_ONCE) {
            int compressions = Math.min(left, COMPRESSIONS_AT_ONCE);
            digest.update(blocks, 0, compressions * names.ours().blockLength());
        }
        return digest.digest();
    }
}
