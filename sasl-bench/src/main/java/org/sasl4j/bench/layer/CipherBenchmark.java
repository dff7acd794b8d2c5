package org.sasl4j.bench.layer;

import java.security.GeneralSecurityException;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sasl4j.bench.Suite;
import org.sasl4j.crypto.LayerCipher;

/** The bare ciphers of the layers, which encrypt in place. There are no callbacks. */
@State(Scope.Thread)
public class CipherBenchmark extends Suite {
    private static final int BLOCK = 8;
    private static final byte[] KEY = new byte[16]; // all zeros, so it does not matter how the layer makes a key of it

    /** The cipher. */
    @Param({"rc4", "3des"})
    public String cipher = "rc4";

    /** How many octets: whole blocks. */
    @Param({"1024", "64", "65536"})
    public int size = 64;

    private byte[] text;
    private LayerCipher ours;
    private Cipher ofJdk;
    private Runnable ofBouncyCastle;

    /** Sets the keys. */
    @Setup
    public void key() throws GeneralSecurityException {
        text = new byte[size];
        if (cipher.equals("rc4")) {
            ours = LayerCipher.rc4(KEY);
            ofJdk = Cipher.getInstance("ARCFOUR");
            ofJdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "ARCFOUR"));
            RC4Engine engine = new RC4Engine();
            engine.init(true, new KeyParameter(KEY));
            ofBouncyCastle = () -> engine.processBytes(text, 0, size, text, 0);
        } else {
            ours = LayerCipher.tripleDes(LayerCipher.Direction.ENCRYPT, KEY);
            byte[] twoKeys = Arrays.copyOf(KEY, 3 * BLOCK);
            System.arraycopy(KEY, 0, twoKeys, 2 * BLOCK, BLOCK);
            ofJdk = Cipher.getInstance("DESede/CBC/NoPadding");
            ofJdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(twoKeys, "DESede"), new IvParameterSpec(new byte[BLOCK]));
            CBCModeCipher mode = CBCBlockCipher.newInstance(new DESedeEngine());
            mode.init(true, new ParametersWithIV(new KeyParameter(KEY), new byte[BLOCK]));
            ofBouncyCastle = () -> blocks(mode);
        }
    }

    private void blocks(CBCModeCipher mode) {
        for (int at = 0; at < size; at += BLOCK) {
            mode.processBlock(text, at, text, at);
        }
    }

    /** The cipher that this library uses for its layer. */
    @Benchmark
    public byte[] sasl4j() {
        ours.apply(text, 0, size);
        return text;
    }

    /** The JDK's cipher. */
    @Benchmark
    public byte[] jdk() throws GeneralSecurityException {
        ofJdk.update(text, 0, size, text, 0);
        return text;
    }

    /** BouncyCastle's lightweight engine. */
    @Benchmark
    public byte[] bouncyCastle() {
        ofBouncyCastle.run();
        return text;
    }
}
