package org.sasl4j;

import java.util.List;
import org.sasl4j.SecurityLayer.Strength;

/**
 * What security layer a side accepts (RFC 4422 section 3.7).
 *
 * @param qops what it accepts, the preferred first; not empty
 * @param strengths what ciphers it accepts, the preferred first; not empty
 * @param maxBuffer the longest protected buffer it takes, in octets, 17 to 16777215
 * @param maxSend the longest protected buffer it sends, in octets, 17 to 16777215, if the peer takes as much
 */
public record Protection(List<Qop> qops, List<Strength> strengths, int maxBuffer, int maxSend) {
    /** What a side takes unless it says otherwise: 65536 octets (RFC 2831 section 2.1.1). */
    public static final int BUFFER = 65536;

    /** A length must be able to hold more than the 16 octets that a layer adds (RFC 2831 section 2.3). */
    public static final int LEAST_BUFFER = 17;

    /** The longest that implementations of DIGEST-MD5 take, whose RFC sets no bound: 2^24 - 1. */
    public static final int MOST_BUFFER = 0xff_ffff;

    /** No layer; taking buffers of 65536 octets, and sending whatever the peer takes. */
    public static final Protection STANDARD =
            new Protection(List.of(Qop.AUTH), List.of(Strength.values()), BUFFER, MOST_BUFFER);

    /**
     * Checks the bounds.
     *
     * @param qops what it accepts, the preferred first; not empty
     * @param strengths what ciphers it accepts, the preferred first; not empty
     * @param maxBuffer the longest protected buffer it takes, in octets, 17 to 16777215
     * @param maxSend the longest protected buffer it sends, in octets, 17 to 16777215
     * @throws IllegalArgumentException if a list is empty or a length out of bounds
     */
    public Protection {
        qops = List.copyOf(qops);
        strengths = List.copyOf(strengths);
        if (qops.isEmpty() || strengths.isEmpty()) {
            throw new IllegalArgumentException("a protection needs one qop or more and one strength or more");
        }
        if (!isBuffer(maxBuffer) || !isBuffer(maxSend)) {
            throw new IllegalArgumentException("the buffers of a security layer have " + LEAST_BUFFER + " to "
                    + MOST_BUFFER + " octets, and were to have " + maxBuffer + " and " + maxSend);
        }
    }

    /**
     * Whether a length is within the bounds.
     *
     * @param octets the length
     * @return true from {@value #LEAST_BUFFER} to {@value #MOST_BUFFER}
     */
    public static boolean isBuffer(long octets) {
        return octets >= LEAST_BUFFER && octets <= MOST_BUFFER;
    }

    /**
     * The standard with other qualities of protection.
     *
     * @param qops what is accepted, the preferred first
     * @return a new object
     */
    public static Protection of(Qop... qops) {
        return new Protection(List.of(qops), STANDARD.strengths(), BUFFER, MOST_BUFFER);
    }
}
