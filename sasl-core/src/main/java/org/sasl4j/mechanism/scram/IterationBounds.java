package org.sasl4j.mechanism.scram;

import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Property;
import org.sasl4j.Settings;

/**
 * The iteration counts that a client accepts from a server (RFC 7677 section 4). With fewer, a false server could guess
 * the password cheaply. With more, it could keep the client busy for ever.
 */
record IterationBounds(int minimum, int maximum) {
    static IterationBounds of(Settings settings) throws MechanismException {
        int minimum = settings.valueOf(Scram.ITERATIONS_MIN);
        int maximum = settings.valueOf(Scram.ITERATIONS_MAX);
        if (minimum > maximum) {
            throw Property.senseless(
                    Scram.ITERATIONS_MIN.key(), minimum, "no more than " + Scram.ITERATIONS_MAX + ", " + maximum);
        }
        return new IterationBounds(minimum, maximum);
    }

    /** Refuses a count before anything is derived with it. */
    void require(int iterations) throws MechanismException {
        if (iterations < minimum || iterations > maximum) {
            throw new MechanismException(
                    Reason.POLICY,
                    "the server wants " + iterations + " iterations, and this client accepts " + minimum + " to "
                            + maximum);
        }
    }
}
