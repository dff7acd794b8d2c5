package org.sasl4j.conformance;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes trials of one side of some mechanisms.
 *
 * @param side which side the provider plays
 * @param mechanisms tells by the name which mechanisms are meant
 * @param control a right login; without it the trials would show nothing
 */
public record Trials(Side side, Predicate<String> mechanisms, Optional<Script> control) {
    /**
     * Trials that need no control, because they show something by themselves, as a login does.
     *
     * @param side which side the provider plays
     * @param mechanisms tells by the name which mechanisms are meant
     * @return trials without a control
     */
    public static Trials of(Side side, Predicate<String> mechanisms) {
        return new Trials(side, mechanisms, Optional.empty());
    }

    /**
     * The same trials, which are played only if a right login works. The login is played once for each mechanism.
     *
     * @param login the right login; all trials that share it must have the same object
     * @return the trials
     */
    public Trials after(Script login) {
        return new Trials(side, mechanisms, Optional.of(login));
    }

    /**
     * Makes one trial.
     *
     * @param title what the kit does, in a few words
     * @param script what the kit does, as code
     * @return the trial
     */
    public Trial of(String title, Script script) {
        return candidate -> candidate.mechanisms(side).stream()
                .filter(mechanisms)
                .map(mechanism -> new Check(mechanism, side, title, script, control))
                .toList();
    }
}
