package org.sasl4j.mechanism.digest;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer;
import org.sasl4j.SecurityLayer.Strength;
import org.sasl4j.crypto.LayerCipher;
import org.sasl4j.crypto.LayerCipher.Direction;
import org.sasl4j.crypto.MessageMac;
import org.sasl4j.mechanism.digest.DigestMd5.Maxbuf;

/**
 * The security layer of DIGEST-MD5 (RFC 2831 sections 2.3 and 2.4). After it has refused a buffer, it works in neither
 * direction any more.
 */
final class DigestLayer implements SecurityLayer {
    private final @Nullable DigestCipher cipher;
    private final Outgoing outgoing;
    private final Incoming incoming;
    private final int sendLimit;
    private final int receiveLimit;
    private final Maxbuf maxbuf;
    private volatile boolean dead;

    private DigestLayer(
            @Nullable DigestCipher cipher,
            Outgoing outgoing,
            Incoming incoming,
            int sendLimit,
            int receiveLimit,
            Maxbuf maxbuf) {
        this.cipher = cipher;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.sendLimit = sendLimit;
        this.receiveLimit = receiveLimit;
        this.maxbuf = maxbuf;
    }

    /**
     * The layer of one side.
     *
     * @param cipher null for integrity alone
     * @param sends the keys for what this side sends
     * @param hashOfA1 stays the caller's to wipe
     * @param own the context of this side, with the lengths that it accepts
     * @param peer the longest buffer that the peer takes
     */
    static DigestLayer of(@Nullable DigestCipher cipher, LayerKeys sends, byte[] hashOfA1, Context own, int peer)
            throws MechanismException {
        Maxbuf maxbuf = own.settings().valueOf(DigestMd5.MAXBUF);
        LayerKeys receives =
                sends == LayerKeys.CLIENT_TO_SERVER ? LayerKeys.SERVER_TO_CLIENT : LayerKeys.CLIENT_TO_SERVER;
        MessageMac sentMac = sends.mac(hashOfA1);
        MessageMac receivedMac = receives.mac(hashOfA1);
        LayerCipher encrypts = cipher == null ? null : sends.cipher(cipher, Direction.ENCRYPT, hashOfA1);
        LayerCipher decrypts = cipher == null ? null : receives.cipher(cipher, Direction.DECRYPT, hashOfA1);
        return new DigestLayer(
                cipher,
                new Outgoing(sentMac, encrypts),
                new Incoming(receivedMac, decrypts),
                Math.min(own.protection().maxSend(), peer) - overhead(cipher),
                own.protection().maxBuffer(),
                maxbuf);
    }

    /** The most that a layer adds to a message: the MAC, the trailer and the longest padding. */
    static int overhead(@Nullable DigestCipher cipher) {
        return Outgoing.MAC + Outgoing.TRAILER + (cipher == null ? 0 : cipher.longestPadding());
    }

    @Override
    public byte[] wrap(byte[] buffer, int offset, int length) throws MechanismException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (maxbuf == Maxbuf.STRICT && length > sendLimit) {
            throw new MechanismException(
                    Reason.ABORTED,
                    length + " octets are too many for one buffer: the two sides agreed on " + sendLimit
                            + "; send less at once (Sasl.RAW_SEND_SIZE), have both sides take more (Sasl.MAX_BUFFER), or do not"
                            + " hold them to it (" + DigestMd5.MAXBUF + ")");
        }
        synchronized (outgoing) {
            requireAlive();
            return outgoing.wrap(buffer, offset, length);
        }
    }

    @Override
    public byte[] unwrap(byte[] buffer, int offset, int length) throws MechanismException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        synchronized (incoming) {
            requireAlive();
            try {
                if (maxbuf == Maxbuf.STRICT && length > receiveLimit) { // RFC 4422 section 3.7
                    throw Incoming.refused("has " + length + " octets, where this side takes " + receiveLimit);
                }
                return incoming.unwrap(buffer, offset, length);
            } catch (MechanismException e) {
                close();
                throw e;
            }
        }
    }

    private void requireAlive() throws MechanismException {
        if (dead) {
            throw new MechanismException(Reason.ABORTED, "the security layer is closed, or refused a buffer before");
        }
    }

    @Override
    public Qop qop() {
        return cipher == null ? Qop.AUTH_INT : Qop.AUTH_CONF;
    }

    @Override
    public Optional<Strength> strength() {
        return Optional.ofNullable(cipher).map(DigestCipher::strength);
    }

    @Override
    public int sendLimit() {
        return sendLimit;
    }

    @Override
    public int receiveLimit() {
        return receiveLimit;
    }

    /** Waits for a call that is under way. Otherwise that call could go on with a wiped key, which everybody knows. */
    @Override
    public void close() {
        dead = true;
        synchronized (outgoing) {
            outgoing.close();
        }
        synchronized (incoming) {
            incoming.close();
        }
    }
}
