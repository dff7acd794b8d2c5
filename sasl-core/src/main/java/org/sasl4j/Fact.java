package org.sasl4j;

/** What is known about something: yes, no, or nobody said. */
public enum Fact {
    /** It is so. */
    YES,
    /** It is not so. */
    NO,
    /** Nobody said; whoever must decide treats it as possible. */
    UNKNOWN;

    /**
     * A fact somebody knows.
     *
     * @param holds whether it is so
     * @return {@link #YES} or {@link #NO}
     */
    public static Fact known(boolean holds) {
        return holds ? YES : NO;
    }
}
