package org.sasl4j.crypto;

import java.util.Base64;
import java.util.Optional;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.Property;

/**
 * Nonces of 144 bits from the operating system, as 24 printable characters. Each is drawn when it is needed. A
 * generator within the process, or octets drawn in advance, would give the same nonces in two copies of the process,
 * such as replicas restored from one checkpoint, or cloned machines. A login recorded at one could then be replayed at
 * the other.
 */
public final class Nonces {
    private static final int OCTETS = 18;

    private static final SystemRandom RANDOM = SystemRandom.here();

    /**
     * A nonce chosen in advance, for tests with known answers. It is not exported and in no list of properties, so no
     * setting of an application can choose one: the same nonce must never be used twice.
     */
    public static final Property<String> CHOSEN = Property.text("nonce").ofCallsOnly();

    private Nonces() {}

    /**
     * A nonce for an exchange.
     *
     * @param context the context of the exchange
     * @return 24 characters of base64's alphabet, which is printable and has no comma
     * @throws MechanismException never
     */
    public static String of(Context context) throws MechanismException {
        Optional<String> chosen = context.settings().get(CHOSEN);
        return chosen.isPresent() ? chosen.get() : fresh();
    }

    /**
     * A fresh nonce.
     *
     * @return 24 characters of base64's alphabet, which is printable and has no comma
     */
    public static String fresh() {
        return fresh(RANDOM);
    }

    @SuppressWarnings("deprecation") // base64 is within latin1
    static String fresh(SystemRandom random) {
        return new String(Base64.getEncoder().encode(random.octets(OCTETS)), 0);
    }
}
