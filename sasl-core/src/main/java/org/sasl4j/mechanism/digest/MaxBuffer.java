package org.sasl4j.mechanism.digest;

import org.sasl4j.MechanismException;
import org.sasl4j.Protection;

/**
 * {@code maxbuf} (RFC 2831 section 2.1.1). Its bounds matter only to a security layer, so only {@link #requiredFor}
 * checks them.
 *
 * @param octets the longest buffer that the sender of the message takes, or -1 if the value is not a number within
 *     bounds
 */
record MaxBuffer(int octets) {
    static MaxBuffer of(Directives directives) throws MechanismException {
        String digits = directives.optional("maxbuf");
        if (digits == null) {
            return new MaxBuffer(Protection.BUFFER);
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return new MaxBuffer(-1);
            }
            number = Math.min(number * 10 + (digit - '0'), Protection.MOST_BUFFER + 1L);
        }
        return new MaxBuffer(Protection.isBuffer(number) ? (int) number : -1);
    }

    /** The length, for a layer that adds at most {@code overhead} octets to a message. */
    int requiredFor(int overhead) throws MechanismException {
        if (octets <= overhead) {
            throw Directives.malformed("has a maxbuf that leaves a security layer no room, or is none from "
                    + Protection.LEAST_BUFFER + " to " + Protection.MOST_BUFFER + ", section 2.1");
        }
        return octets;
    }
}
