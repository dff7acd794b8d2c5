package org.sasl4j.mechanism.digest;

import org.jspecify.annotations.Nullable;
import org.sasl4j.crypto.BigEndian;
import org.sasl4j.crypto.LayerCipher;
import org.sasl4j.crypto.MessageMac;

/** Protects what one side sends: SEAL with a cipher, and only a MAC without one (RFC 2831 sections 2.3 and 2.4). */
final class Outgoing implements AutoCloseable {
    /** How many octets of the HMAC are sent. */
    static final int MAC = 10;

    /** The octets of the message type, which is 1, and of the sequence number. Neither is encrypted. */
    static final int TRAILER = 6;

    private final MessageMac mac;
    private final @Nullable LayerCipher cipher;
    private int sequence; // wraps after 2^32

    Outgoing(MessageMac mac, @Nullable LayerCipher cipher) {
        this.mac = mac;
        this.cipher = cipher;
    }

    byte[] wrap(byte[] buffer, int offset, int length) {
        int padding = padding(length);
        int sealed = length + padding + MAC;
        byte[] wrapped = new byte[sealed + TRAILER];
        System.arraycopy(buffer, offset, wrapped, 0, length);
        for (int i = length; i < length + padding; i++) {
            wrapped[i] = (byte) padding;
        }
        System.arraycopy(mac.compute(sequence, buffer, offset, length), 0, wrapped, length + padding, MAC);
        if (cipher != null) {
            cipher.apply(wrapped, 0, sealed);
        }
        wrapped[sealed + 1] = 1;
        BigEndian.put(sequence++, wrapped, sealed + 2);
        return wrapped;
    }

    /**
     * How many octets of padding to add: at least one if the cipher has blocks. Each octet of it holds their number.
     */
    private int padding(int length) {
        if (cipher == null || cipher.blockLength() == 1) {
            return 0;
        }
        int block = cipher.blockLength();
        return block - (length + MAC) % block;
    }

    @Override
    public void close() {
        mac.close();
        if (cipher != null) {
            cipher.close();
        }
    }
}
