package org.sasl4j;

import java.util.Locale;

/** How strong a layer's cipher was thought to be when {@code Sasl.STRENGTH} was named; none of them is strong today. */
public enum Strength {
    /** Keys of 112 bits and more. */
    HIGH,
    /** Keys of 56 bits. */
    MEDIUM,
    /** Keys of 40 bits. */
    LOW;

    /** The word of {@code Sasl.STRENGTH}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
