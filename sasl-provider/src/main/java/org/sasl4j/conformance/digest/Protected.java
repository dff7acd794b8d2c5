package org.sasl4j.conformance.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Violation;

/** One direction of a security layer at the kit's end (RFC 2831 sections 2.3 and 2.4). */
final class Protected {
    private static final int MAC = 10;
    private static final int TRAILER = 6;

    private final Sealing sealing;
    private final byte[] signingKey;
    private final @Nullable Cipher cipher;
    private int number;

    private Protected(Sealing sealing, String direction, int mode, byte[] sessionKey) {
        this.sealing = sealing;
        signingKey = key(sessionKey, "Digest session key to " + direction + " signing key magic constant");
        byte[] shortened = Arrays.copyOf(sessionKey, sealing.keyedBy());
        cipher = sealing == Sealing.SIGNED
                ? null
                : sealing.start(mode, key(shortened, "Digest H(A1) to " + direction + " sealing key magic constant"));
    }

    private static byte[] key(byte[] from, String constant) {
        return Md5.of(from, Octets.of(constant));
    }

    static Protected sending(Sealing sealing, String direction, byte[] sessionKey) {
        return new Protected(sealing, direction, Cipher.ENCRYPT_MODE, sessionKey);
    }

    static Protected receiving(Sealing sealing, String direction, byte[] sessionKey) {
        return new Protected(sealing, direction, Cipher.DECRYPT_MODE, sessionKey);
    }

    byte[] wrap(byte[] message) {
        return wrap(message, UnaryOperator.identity());
    }

    /** Protects a message, and changes the octets of the padding. */
    byte[] wrap(byte[] message, UnaryOperator<byte[]> padding) {
        byte[] pad = padding.apply(pad(message.length));
        byte[] plain = ByteBuffer.allocate(message.length + pad.length + MAC)
                .put(message)
                .put(pad)
                .put(mac(message), 0, MAC)
                .array();
        byte[] sealed = apply(plain);
        return ByteBuffer.allocate(sealed.length + TRAILER)
                .put(sealed)
                .putShort((short) 1)
                .putInt(number++)
                .array();
    }

    private byte[] pad(int length) {
        int block = sealing.block();
        int count = block == 1 ? 0 : block - (length + MAC) % block;
        byte[] pad = new byte[count];
        Arrays.fill(pad, (byte) count);
        return pad;
    }

    private byte[] mac(byte[] message) {
        return Md5.hmac(
                signingKey, ByteBuffer.allocate(Integer.BYTES).putInt(number).array(), message);
    }

    private byte[] apply(byte[] octets) {
        byte[] done = cipher == null ? octets : cipher.update(octets);
        return done == null ? new byte[0] : done;
    }

    /** Opens a buffer that the provider made, and requires that it is right. */
    byte[] unwrap(byte[] buffer) {
        int sealed = buffer.length - TRAILER;
        if (sealed < MAC || (sealed % sealing.block()) != 0) {
            throw new Violation("made a buffer of " + buffer.length + " octets, which is none");
        }
        ByteBuffer trailer = ByteBuffer.wrap(buffer, sealed, TRAILER);
        short type = trailer.getShort();
        int sequence = trailer.getInt();
        if (type != 1 || sequence != number) {
            throw new Violation("made a buffer of type " + type + " with number " + sequence + ", not 1 and " + number);
        }
        byte[] plain = apply(Arrays.copyOf(buffer, sealed));
        byte[] padded = Arrays.copyOf(plain, plain.length - MAC);
        byte[] message = unpadded(padded);
        byte[] right = Arrays.copyOf(mac(message), MAC);
        if (!MessageDigest.isEqual(right, Arrays.copyOfRange(plain, padded.length, plain.length))) {
            throw new Violation("made a buffer with a wrong MAC, or sealed it with another key");
        }
        number++;
        return message;
    }

    private byte[] unpadded(byte[] padded) {
        if (sealing.block() == 1) {
            return padded;
        }
        int count = padded.length == 0 ? 0 : padded[padded.length - 1];
        int length = padded.length - count;
        if (count < 1
                || length < 0
                || !MessageDigest.isEqual(pad(length), Arrays.copyOfRange(padded, length, padded.length))) {
            throw new Violation("padded a message otherwise than with 1 to 8 octets that count themselves");
        }
        return Arrays.copyOf(padded, length);
    }
}
