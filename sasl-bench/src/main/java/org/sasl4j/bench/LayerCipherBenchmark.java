package org.sasl4j.bench;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
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

/** The bare ciphers of the JDK and of BouncyCastle, encrypting in place: why each layer has the one it has. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LayerCipherBenchmark {
    private static final int BLOCK = 8;

    /** Octets, whole blocks. */
    @Param({"64", "1024", "65536"})
    public int size;

    private final byte[] key = "sixteen octets!!".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private byte[] text;
    private Cipher jdkRc4;
    private Cipher jdkTripleDes;
    private final RC4Engine rc4 = new RC4Engine();
    private final CBCModeCipher tripleDes = CBCBlockCipher.newInstance(new DESedeEngine());

    /** Sets the keys. */
    @Setup
    public void key() throws GeneralSecurityException {
        text = new byte[size];
        byte[] three = java.util.Arrays.copyOf(key, 24);
        System.arraycopy(key, 0, three, 16, BLOCK);
        jdkRc4 = Cipher.getInstance("ARCFOUR");
        jdkRc4.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
        jdkTripleDes = Cipher.getInstance("DESede/CBC/NoPadding");
        jdkTripleDes.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(three, "DESede"), new IvParameterSpec(new byte[BLOCK]));
        rc4.init(true, new KeyParameter(key));
        tripleDes.init(true, new ParametersWithIV(new KeyParameter(key), new byte[BLOCK]));
    }

    /** RC4 of the JDK. */
    @Benchmark
    public byte[] jdkRc4() throws GeneralSecurityException {
        jdkRc4.update(text, 0, size, text, 0);
        return text;
    }

    /** RC4 of BouncyCastle. */
    @Benchmark
    public byte[] bouncyCastleRc4() {
        rc4.processBytes(text, 0, size, text, 0);
        return text;
    }

    /** Triple DES of the JDK. */
    @Benchmark
    public byte[] jdkTripleDes() throws GeneralSecurityException {
        jdkTripleDes.update(text, 0, size, text, 0);
        return text;
    }

    /** Triple DES of BouncyCastle. */
    @Benchmark
    public byte[] bouncyCastleTripleDes() {
        for (int at = 0; at < size; at += BLOCK) {
            tripleDes.processBlock(text, at, text, at);
        }
        return text;
    }
}
