package org.sasl4j.fuzz;

import java.util.Optional;
import org.sasl4j.MechanismException;
import org.sasl4j.fuzz.Allocation.Work;

/** What a reader makes of octets: something or a refusal of the kind it is known for, in memory that their number justifies. */
public final class Reading {
    private Reading() {}

    /** By a reader of messages. */
    public static <T> Optional<T> message(byte[] octets, Work<T, MechanismException> reader) {
        try {
            return Optional.of(Allocation.bounded(octets.length, reader));
        } catch (MechanismException refused) {
            return Optional.empty();
        }
    }

    /** By a reader of what an application or a file says. */
    public static <T> Optional<T> text(String text, Work<T, RuntimeException> reader) {
        try {
            return Optional.of(Allocation.bounded(text.length(), reader));
        } catch (IllegalArgumentException refused) {
            if (refused.getClass() != IllegalArgumentException.class) { // such as NumberFormatException
                throw new AssertionError("nobody said what is wrong", refused);
            }
            return Optional.empty();
        }
    }
}
