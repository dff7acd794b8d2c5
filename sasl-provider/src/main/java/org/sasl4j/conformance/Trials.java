package org.sasl4j.conformance;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes trials of one side of some mechanisms.
 *
 * @param side which side the provider plays
 * @param mechanisms whose names are meant
 * @param control a right login, without which the trials would show nothing
 */
public record Trials(Side side, Predicate<String> mechanisms, Optional<Script> control) {
    /**
     * Of what shows something by itself, as a login does.
     *
     * @param side which side the provider plays
     * @param mechanisms whose names are meant
     * @return trials without a control
     */
    public static Trials of(Side side, Predicate<String> mechanisms) {
        return new Trials(side, mechanisms, Optional.empty());
    }

    /**
     * The same, played only where a right login works. It is played once for each mechanism.
     *
     * @param login the right login, the same object for all that share it
     * @return the trials
     */
    public Trials after(Script login) {
        return new Trials(side, mechanisms, Optional.of(login));
    }

    /**
     * One of them.
     *
     * @param title what the kit does, in a few words
     * @param script how
     * @return the trial
     */
    public Trial of(String title, Script script) {
        return candidate -> candidate.mechanisms(side).stream()
                .filter(mechanisms)
                .map(mechanism -> new Check(mechanism, side, title, script, control))
                .toList();
    }
}
