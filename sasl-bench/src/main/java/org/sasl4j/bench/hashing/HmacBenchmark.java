package org.sasl4j.bench.hashing;

import com.ongres.scram.common.ScramFunctions;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sasl4j.bench.Suite;
import org.sasl4j.crypto.Hmac;

/**
 * One HMAC over an AuthMessage, with a new key each time. If a library's object can be reused, it is made before the
 * measurement. There are no callbacks.
 */
@State(Scope.Thread)
public class HmacBenchmark extends Suite {
    private static final int AUTH_MESSAGE = 180;

    /** The hash. */
    @Param({"SHA-256", "SHA-512", "SHA-1"})
    public String hash = "SHA-256";

    /** What the JVM has done before. */
    @Param({"CLEAN", "POLLUTED"})
    public Profile profile = Profile.CLEAN;

    private final byte[] message = new byte[AUTH_MESSAGE];
    private byte[] key;
    private HashNames names;
    private Hmac ours;
    private Mac ofJdk;
    private HMac ofBouncyCastle;

    /** Makes the objects that are reused. */
    @Setup
    public void make() throws GeneralSecurityException {
        profile.prepare();
        names = HashNames.of(hash);
        key = new byte[names.ours().length()];
        ours = new Hmac(names.ours().algorithm(), names.ours().blockLength());
        ofJdk = Mac.getInstance(names.hmac());
        ofBouncyCastle = new HMac(names.ofBouncyCastle());
    }

    /** This library. */
    @Benchmark
    public byte[] sasl4j() {
        return ours.mac(key, message);
    }

    /** The JDK's. */
    @Benchmark
    public byte[] jdk() throws GeneralSecurityException {
        ofJdk.init(new SecretKeySpec(key, names.hmac()));
        return ofJdk.doFinal(message);
    }

    /** BouncyCastle's lightweight engine. */
    @Benchmark
    public byte[] bouncyCastle() {
        ofBouncyCastle.init(new KeyParameter(key));
        ofBouncyCastle.update(message, 0, message.length);
        byte[] result = new byte[ofBouncyCastle.getMacSize()];
        ofBouncyCastle.doFinal(result, 0);
        return result;
    }

    /** ongres scram, which makes an object each time. */
    @Benchmark
    public byte[] ongres() {
        return ScramFunctions.hmac(names.ofOngres(), key, message);
    }
}
