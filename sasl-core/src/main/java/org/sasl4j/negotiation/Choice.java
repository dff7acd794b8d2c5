package org.sasl4j.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;

/** The outcome of a negotiation: the mechanisms that passed, best first, and for every name why. Immutable. */
public final class Choice {
    private static final Choice NONE = new Choice(List.of(), List.of());

    /** A mechanism that passed and the priority it has. */
    private record Ranked(Mechanism mechanism, int priority) {}

    private final List<Ranked> ranked;
    private final List<String> refusals;

    private Choice(List<Ranked> ranked, List<String> refusals) {
        this.ranked = ranked;
        this.refusals = refusals;
    }

    static Choice none() {
        return NONE;
    }

    Choice adding(Mechanism mechanism, int priority) {
        return new Choice(appended(ranked, new Ranked(mechanism, priority)), refusals);
    }

    Choice refusing(String name, String why) {
        return new Choice(ranked, appended(refusals, name + ": " + why));
    }

    Choice refusing(List<String> lines) {
        List<String> all = new ArrayList<>(refusals);
        all.addAll(lines);
        return new Choice(ranked, all);
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    /**
     * The best mechanism.
     *
     * @return empty if none passed; {@link #explain()} says why
     */
    public Optional<Mechanism> best() {
        return ranked.stream().findFirst().map(Ranked::mechanism);
    }

    /**
     * What is left when a mechanism has been tried and refused: its {@link #best()} is the next to try.
     *
     * @param name the mechanism that was refused
     * @return a new choice
     */
    public Choice without(MechanismName name) {
        List<Ranked> others = new ArrayList<>(ranked);
        return others.removeIf(entry -> entry.mechanism().name().equals(name))
                ? new Choice(others, appended(refusals, name + ": tried and refused"))
                : this;
    }

    /**
     * The mechanisms that passed.
     *
     * @return an immutable list, best first
     */
    public List<Mechanism> mechanisms() {
        return ranked.stream().map(Ranked::mechanism).toList();
    }

    /**
     * The names of the mechanisms that passed, as {@code Sasl.createSaslClient} takes them.
     *
     * @return a fresh array, best first
     */
    public String[] names() {
        return ranked.stream().map(entry -> entry.mechanism().name().toString()).toArray(String[]::new);
    }

    /**
     * One line for each mechanism known or offered: its name, and its rank or the rule that refused it.
     *
     * @return an immutable list: those that passed, best first, then the others
     */
    public List<String> explain() {
        List<String> lines = new ArrayList<>();
        for (Ranked entry : ranked) {
            String rank = lines.isEmpty() ? "chosen" : "number " + (lines.size() + 1);
            lines.add(entry.mechanism().name() + ": " + rank + ", priority " + entry.priority());
        }
        lines.addAll(refusals);
        return List.copyOf(lines);
    }

    /** The explanation in one line. */
    @Override
    public String toString() {
        return String.join("; ", explain());
    }
}
