package org.sasl4j.conformance;

import java.util.function.Predicate;

/**
 * Plays whole exchanges without a mistake, for the rows about every mechanism.
 *
 * @param side which side the provider plays
 * @param mechanisms tells by the name which mechanisms it plays
 * @param play plays one exchange
 */
public record Exact(Side side, Predicate<String> mechanisms, Play play) {
    /**
     * Plays a client that sends one message and is complete.
     *
     * @param mechanism the name of the mechanism
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
         * Plays one exchange.
         *
         * @param dialogue makes the provider's side; a server gets the usual directory
         * @param login the login of the client, be it the kit's or the provider's
         * @return the provider's side, and its last reply
         */
        Played play(Dialogue dialogue, Login login);
    }

    /**
     * An exchange that was played.
     *
     * @param tested the provider's side
     * @param last its reply to the last message
     */
    public record Played(Tested tested, Reply last) {}
}
