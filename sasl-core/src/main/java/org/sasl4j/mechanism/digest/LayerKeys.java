package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.sasl4j.crypto.Digests;
import org.sasl4j.crypto.LayerCipher;
import org.sasl4j.crypto.LayerCipher.Direction;
import org.sasl4j.crypto.MessageMac;

/** The keys that protect what one side sends. They are derived from H(A1) (RFC 2831 sections 2.3 and 2.4). */
enum LayerKeys {
    CLIENT_TO_SERVER("client-to-server"),
    SERVER_TO_CLIENT("server-to-client");

    /** The length of each key in octets, which is that of an MD5 digest. */
    static final int LENGTH = 16;

    private final byte[] signing;
    private final byte[] sealing;

    LayerKeys(String direction) {
        this.signing = magic("Digest session key to " + direction + " signing key magic constant");
        this.sealing = magic("Digest H(A1) to " + direction + " sealing key magic constant");
    }

    private static byte[] magic(String constant) {
        return constant.getBytes(StandardCharsets.US_ASCII);
    }

    /** Starts the MAC with Kic or Kis. */
    MessageMac mac(byte[] hashOfA1) {
        byte[] key = key(hashOfA1, hashOfA1.length, signing);
        try {
            return new MessageMac(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Starts the cipher with Kcc or Kcs. */
    LayerCipher cipher(DigestCipher cipher, Direction direction, byte[] hashOfA1) {
        byte[] key = key(hashOfA1, cipher.keyedBy(), sealing);
        try {
            return cipher.start(direction, key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] key(byte[] hashOfA1, int length, byte[] magic) {
        MessageDigest digest = Digests.create("MD5");
        digest.update(hashOfA1, 0, length);
        return digest.digest(magic);
    }
}
