package org.sasl4j.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Nonces of 144 bits from a cryptographic generator, as 24 printable characters. Threads are spread over several
 * generators, each of which draws octets for many nonces at once: one shared generator is where logins would queue.
 */
public final class Nonces {
    private static final int OCTETS = 18;
    private static final int DRAWN_AT_ONCE = 64;
    private static final Stripe[] STRIPES = stripes();

    private Nonces() {}

    /**
     * A nonce that was never given before.
     *
     * @return 24 characters out of base64's alphabet, which is printable and has no comma
     */
    public static String fresh() {
        long thread = Thread.currentThread().getId();
        return STRIPES[(int) (thread & STRIPES.length - 1)].fresh();
    }

    private static Stripe[] stripes() {
        int processors = Runtime.getRuntime().availableProcessors();
        Stripe[] stripes = new Stripe[Integer.highestOneBit(Math.max(processors, 1) * 2 - 1)];
        Arrays.setAll(stripes, index -> new Stripe());
        return stripes;
    }

    /** A generator and what it drew in advance; each octet is used once and wiped. */
    private static final class Stripe {
        private final SecureRandom random = generator();
        private final byte[] drawn = new byte[OCTETS * DRAWN_AT_ONCE];
        private int used = drawn.length;

        private static SecureRandom generator() {
            try {
                return SecureRandom.getInstance("DRBG"); // needs no lock of the whole JVM, as the native one does
            } catch (NoSuchAlgorithmException e) {
                return new SecureRandom();
            }
        }

        @SuppressWarnings("deprecation") // latin1 is what base64 is
        private synchronized String fresh() {
            if (used == drawn.length) {
                random.nextBytes(drawn);
                used = 0;
            }
            byte[] octets = Arrays.copyOfRange(drawn, used, used + OCTETS);
            Arrays.fill(drawn, used, used + OCTETS, (byte) 0);
            used += OCTETS;
            return new String(Base64.getEncoder().encode(octets), 0);
        }
    }
}
