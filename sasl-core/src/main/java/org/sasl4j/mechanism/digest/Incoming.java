package org.sasl4j.mechanism.digest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.crypto.BigEndian;
import org.sasl4j.crypto.LayerCipher;
import org.sasl4j.crypto.MessageMac;

/**
 * Opens what the other side sent. RFC 2831 section 2.3 discards a wrong message. Here it is an error: the stream that
 * it came from cannot be trusted any more, and a gap must not go unnoticed.
 */
final class Incoming implements AutoCloseable {
    private static final byte[] NOTHING = {};
    private static final int MOST_KEPT = Protection.BUFFER;

    private final MessageMac mac;
    private final @Nullable LayerCipher cipher;
    private final byte[] receivedMac = new byte[Outgoing.MAC];
    private byte[] kept = NOTHING;
    private int sequence;

    Incoming(MessageMac mac, @Nullable LayerCipher cipher) {
        this.mac = mac;
        this.cipher = cipher;
    }

    byte[] unwrap(byte[] buffer, int offset, int length) throws MechanismException {
        int sealed = length - Outgoing.TRAILER;
        if (sealed < Outgoing.MAC || cipher != null && sealed % cipher.blockLength() != 0) {
            throw refused("is too short or not a whole number of blocks");
        }
        int trailer = offset + sealed;
        if (buffer[trailer] != 0 || buffer[trailer + 1] != 1) {
            throw refused("is of an unknown type");
        }
        if (BigEndian.get(buffer, trailer + 2) != sequence) {
            throw refused("is not the next one: it was repeated, or others were lost or moved");
        }
        byte[] message = cipher == null || cipher.blockLength() == 1
                ? withoutPadding(buffer, offset, sealed)
                : withPadding(cipher, buffer, offset, sealed);
        sequence++;
        return message;
    }

    private byte[] withoutPadding(byte[] buffer, int offset, int sealed) throws MechanismException {
        int length = sealed - Outgoing.MAC;
        byte[] message = Arrays.copyOfRange(buffer, offset, offset + length);
        System.arraycopy(buffer, offset + length, receivedMac, 0, Outgoing.MAC);
        if (cipher != null) {
            cipher.apply(message, 0, length);
            cipher.apply(receivedMac, 0, Outgoing.MAC);
        }
        mac.compute(sequence, message, 0, length);
        if (!mac.matches(receivedMac, 0, Outgoing.MAC)) {
            Arrays.fill(message, (byte) 0);
            throw notGenuine();
        }
        return message;
    }

    /** If the padding is wrong, a MAC is computed all the same, and the message of the error is the same. */
    private byte[] withPadding(LayerCipher blocks, byte[] buffer, int offset, int sealed) throws MechanismException {
        byte[] opened = room(sealed);
        try {
            System.arraycopy(buffer, offset, opened, 0, sealed);
            blocks.apply(opened, 0, sealed);
            int padded = sealed - Outgoing.MAC;
            int padding = opened[padded - 1];
            boolean right = isPadding(opened, padded, padding, blocks.blockLength());
            int length = right ? padded - padding : padded;
            mac.compute(sequence, opened, 0, length);
            if (!right | !mac.matches(opened, padded, Outgoing.MAC)) {
                throw notGenuine();
            }
            return Arrays.copyOf(opened, length);
        } finally {
            Arrays.fill(opened, 0, sealed, (byte) 0);
        }
    }

    /** The array to open the next buffer in. Buffers of the usual length share one. */
    private byte[] room(int length) {
        if (length > MOST_KEPT) {
            return new byte[length];
        }
        if (kept.length < length) {
            kept = new byte[length];
        }
        return kept;
    }

    /** Each octet of padding holds the number of octets of padding, from 1 to the length of a block (section 2.4). */
    private static boolean isPadding(byte[] opened, int padded, int padding, int block) {
        if (padding < 1 || padding > block || padding > padded) {
            return false;
        }
        for (int i = padded - padding; i < padded; i++) {
            if (opened[i] != padding) {
                return false;
            }
        }
        return true;
    }

    private static MechanismException notGenuine() {
        return refused("was changed on its way");
    }

    static MechanismException refused(String what) {
        return new MechanismException(
                Reason.MALFORMED, "a buffer of the security layer " + what + " (RFC 2831 sections 2.3, 2.4)");
    }

    @Override
    public void close() {
        mac.close();
        if (cipher != null) {
            cipher.close();
        }
    }
}
