package org.sasl4j;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a name or a password is prepared before it is used or compared. */
public enum Normalization {
    /** By SASLprep (RFC 4013); what it prohibits is refused. */
    SASLPREP,
    /** Not at all: as they were given. */
    NONE,
    /** By SASLprep where it can, unassigned code points let through; as they were given where it prohibits more. */
    LENIENT,
    /**
     * As PostgreSQL does: by SASLprep, but as they were given where that has anything against them before it normalizes, or
     * would leave nothing of them.
     */
    POSTGRESQL;

    static @Nullable Normalization named(String constant) {
        for (Normalization one : values()) {
            if (one.name().equals(constant)) {
                return one;
            }
        }
        return null;
    }

    /** The word of {@link Context#NORMALIZATION}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
