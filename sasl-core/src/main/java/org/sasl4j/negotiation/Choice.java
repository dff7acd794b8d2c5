package org.sasl4j.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;

/**
 * The result of a negotiation: the mechanisms that may run, best first, and for every other one the reason why not.
 * Immutable.
 */
public final class Choice {
    private static final Choice NONE =
            new Choice(List.of(), List.of(), new Terms(Connection.unknown(), Set.of(), BindingPolicy.ALLOW, false));

    /** A mechanism that passed and the priority it has. */
    private record Ranked(Mechanism mechanism, int priority) {
        private boolean binds() {
            return mechanism.traits().contains(Trait.BINDING);
        }

        private boolean leavesBinding() {
            return Bindings.leavesBinding(mechanism);
        }
    }

    private final List<Ranked> ranked;
    private final List<String> refusals;
    private final Terms terms;

    private Choice(List<Ranked> ranked, List<String> refusals, Terms terms) {
        this.ranked = ranked;
        this.refusals = refusals;
        this.terms = terms;
    }

    static Choice none() {
        return NONE;
    }

    static String line(MechanismName name, String why) {
        return name + ": " + why;
    }

    Choice adding(Mechanism mechanism, int priority) {
        return new Choice(appended(ranked, List.of(new Ranked(mechanism, priority))), refusals, terms);
    }

    Choice refusing(List<String> lines) {
        return new Choice(ranked, appended(refusals, lines), terms);
    }

    Choice on(Terms settled) {
        return new Choice(ranked, refusals, settled);
    }

    /** A client that can bind to the channel must, where the server can (RFC 5802 section 6). */
    Choice preferringBinding() {
        if (ranked.stream().noneMatch(Ranked::binds)) {
            return this;
        }
        List<String> refused = ranked.stream()
                .filter(Ranked::leavesBinding)
                .map(entry -> line(
                        entry.mechanism().name(), "the server offers -PLUS, and this connection has a channel binding"))
                .toList();
        List<Ranked> left =
                ranked.stream().filter(entry -> !entry.leavesBinding()).toList();
        return new Choice(left, appended(refusals, refused), terms);
    }

    private static <T> List<T> appended(List<T> list, List<T> last) {
        List<T> longer = new ArrayList<>(list);
        longer.addAll(last);
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
     * The client's side of the best mechanism. It knows what this negotiation knew: the connection, what was offered,
     * and the policy about channel binding and readable connections. The context may know more, such as a connection
     * if this negotiation was told of none, and may still refuse the mechanism.
     *
     * @param context answers the mechanism's other questions
     * @return an exchange that the caller closes
     * @throws MechanismException of reason POLICY if no mechanism passed; the message says why
     */
    public Exchange client(ClientContext context) throws MechanismException {
        Mechanism mechanism =
                best().orElseThrow(() -> new MechanismException(Reason.POLICY, "no mechanism is left to try: " + this));
        return Exchange.client(mechanism, terms.heldBy(context));
    }

    /**
     * The choice that remains after a mechanism was tried and refused: its {@link #best()} is the next to try.
     *
     * @param name the mechanism that was refused
     * @return a new choice
     */
    public Choice without(MechanismName name) {
        List<Ranked> others = new ArrayList<>(ranked);
        return others.removeIf(entry -> entry.mechanism().name().equals(name))
                ? new Choice(others, appended(refusals, List.of(line(name, "tried and refused"))), terms)
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
     * One line for each mechanism offered: its name, and its rank or the rule that refused it.
     *
     * @return an immutable list: those that passed, best first, then the others
     */
    public List<String> explain() {
        return explainAll().stream()
                .filter(line -> !line.endsWith(": " + Negotiation.NOT_OFFERED))
                .toList();
    }

    /**
     * The same with a line for each mechanism that is known here and was not offered.
     *
     * @return an immutable list: those that passed, best first, then the others
     */
    public List<String> explainAll() {
        List<String> lines = new ArrayList<>();
        for (Ranked entry : ranked) {
            String rank = lines.isEmpty() ? "chosen" : "number " + (lines.size() + 1);
            lines.add(line(entry.mechanism().name(), rank + ", priority " + entry.priority() + binding(entry)));
        }
        lines.addAll(refusals);
        return List.copyOf(lines);
    }

    /** What a client says in SCRAM although both sides could bind to the channel. */
    private String binding(Ranked entry) {
        boolean waived = entry.leavesBinding()
                && terms.binding() == BindingPolicy.DISABLE
                && Bindings.offersScramPlus(terms.offered());
        return waived ? ", without channel binding, because the policy leaves no -PLUS" : "";
    }

    /** The explanation in one line. */
    @Override
    public String toString() {
        return String.join("; ", explain());
    }
}
