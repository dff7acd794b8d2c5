package org.sasl4j;

/**
 * How names are prepared, and how passwords are. The two may differ: MongoDB, for example, takes names as they are.
 *
 * @param name how names are
 * @param password how passwords are
 */
public record Preparation(Normalization name, Normalization password) {
    /** {@link Normalization#SASLPREP} of both. */
    public static final Preparation STANDARD = of(Normalization.SASLPREP);

    /**
     * Both in the same way.
     *
     * @param both how names and passwords are prepared
     * @return the preparation
     */
    public static Preparation of(Normalization both) {
        return new Preparation(both, both);
    }

    /** As {@link Context#NORMALIZATION} has it. */
    @Override
    public String toString() {
        return name == password ? name.toString() : "name=" + name + ",password=" + password;
    }
}
