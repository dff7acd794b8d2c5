package org.sasl4j.mechanism.digest;

import org.jspecify.annotations.Nullable;
import org.sasl4j.crypto.BigEndian;
import org.sasl4j.crypto.LayerCipher;
import org.sasl4j.crypto.MessageMac;

/** Protects what one side sends: SEAL with a cipher, MAC alone without (RFC 2831 sections 2.3 and 2.4). */
final class Outgoing implements AutoCloseable {
    /** How much of the HMAC is sent. */
    static final int MAC = 10;

    /** The message type, 1, and the sequence number, neither of which is encrypted. */
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

    /** One octet or more where the cipher has blocks: each says how many there are. */
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
