package org.sasl4j.conformance.digest;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sasl4j.conformance.NotOffered;

/** The cipher of a security layer (RFC 2831 section 2.4), or none if it only signs (section 2.3). */
enum Sealing {
    SIGNED("", 16, 1, "", 0),
    RC4_40("rc4-40", 5, 1, "RC4", 0),
    RC4_56("rc4-56", 7, 1, "RC4", 0),
    RC4("rc4", 16, 1, "RC4", 0),
    DES("des", 16, 8, "DES/CBC/NoPadding", 1),
    TRIPLE_DES("3des", 16, 8, "DESede/CBC/NoPadding", 2);

    private static final int PART = 7;
    private static final int WHOLE = 8;

    private final String token;
    private final int keyedBy;
    private final int block;
    private final String algorithm;
    private final int parts;

    Sealing(String token, int keyedBy, int block, String algorithm, int parts) {
        this.token = token;
        this.keyedBy = keyedBy;
        this.block = block;
        this.algorithm = algorithm;
        this.parts = parts;
    }

    /** The ciphers of auth-conf. */
    static List<Sealing> ciphers() {
        return Arrays.stream(values()).filter(one -> one != SIGNED).toList();
    }

    /** The name of the cipher on the wire. */
    String token() {
        return token;
    }

    String qop() {
        return this == SIGNED ? "auth-int" : "auth-conf";
    }

    /** The name in a title. */
    @Override
    public String toString() {
        return this == SIGNED ? qop() : token;
    }

    /** The length of a block, or 1 if the cipher has none. */
    int block() {
        return block;
    }

    /** How many octets of H(A1) go into the key. */
    int keyedBy() {
        return keyedBy;
    }

    /** Starts the cipher, which keeps its state from message to message. */
    Cipher start(int mode, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            String name = algorithm.replaceFirst("/.*", "");
            if (parts == 0) {
                cipher.init(mode, new SecretKeySpec(key, name));
            } else {
                IvParameterSpec iv = new IvParameterSpec(key, key.length - block, block);
                cipher.init(mode, new SecretKeySpec(withParity(key), name), iv);
            }
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new NotOffered("the kit's own JVM has no " + algorithm);
        }
    }

    /**
     * Spreads each 7 octets over 8, whose last bits are for parity. If there are two keys, the first is the third as
     * well.
     */
    private byte[] withParity(byte[] key) {
        byte[] first = spread(key, 0);
        if (parts == 1) {
            return first;
        }
        byte[] all = Arrays.copyOf(first, 3 * WHOLE);
        System.arraycopy(spread(key, PART), 0, all, WHOLE, WHOLE);
        System.arraycopy(first, 0, all, 2 * WHOLE, WHOLE);
        return all;
    }

    private static byte[] spread(byte[] key, int from) {
        long bits = 0;
        for (int i = from; i < from + PART; i++) {
            bits = bits << Byte.SIZE | key[i] & 0xff;
        }
        byte[] spread = new byte[WHOLE];
        for (int i = 0; i < WHOLE; i++) {
            int seven = (int) (bits >>> PART * (WHOLE - 1 - i)) & 0x7f;
            spread[i] = (byte) (seven << 1 | (Integer.bitCount(seven) + 1) % 2);
        }
        return spread;
    }
}
