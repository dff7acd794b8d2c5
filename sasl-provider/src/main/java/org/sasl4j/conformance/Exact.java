package org.sasl4j.conformance;

import java.util.function.Predicate;

/**
 * Plays whole exchanges as they should be, for the rows that are about every mechanism.
 *
 * @param side which side the provider plays
 * @param mechanisms whose names are meant
 * @param play plays one
 */
public record Exact(Side side, Predicate<String> mechanisms, Play play) {
    /**
     * Of a client that says one message and is done.
     *
     * @param mechanism its name
     * @return the player
     */
    public static Exact clientOf(String mechanism) {
        return new Exact(Side.CLIENT, mechanism::equals, (dialogue, login) -> {
            Tested client = dialogue.client(login);
            return new Played(client, client.begin());
        });
    }

    /** Plays an exchange to its end. */
    @FunctionalInterface
    public interface Play {
        /**
         * Plays it.
         *
         * @param dialogue makes the provider's side, with the usual directory if it is a server
         * @param login who logs in: of the kit's client, or of the provider's
         * @return the provider's side and what it did last
         */
        Played play(Dialogue dialogue, Login login);
    }

    /**
     * An exchange that was played.
     *
     * @param tested the provider's side
     * @param last what it did with the last message
     */
    public record Played(Tested tested, Reply last) {}
}
