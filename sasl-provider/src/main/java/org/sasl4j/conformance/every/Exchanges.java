package org.sasl4j.conformance.every;

import java.util.List;
import java.util.Map;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trials;

/** Plays exchanges of every mechanism. */
final class Exchanges {
    private static final String WITHOUT_PASSWORD = "EXTERNAL|ANONYMOUS";

    private final List<Exact> exact;
    private final Script login = this::login;

    Exchanges(List<Exact> exact) {
        this.exact = exact;
    }

    /** All mechanisms of a side, whether the kit knows how their exchanges go or not. */
    static Trials any(Side side) {
        return Trials.of(side, name -> true);
    }

    /** The mechanisms that the kit knows. Their trials may be logins. */
    Trials known(Side side) {
        return Trials.of(side, mechanism -> isKnown(side, mechanism));
    }

    /** The mechanisms that the kit knows, after a right login. */
    Trials afterLogin(Side side) {
        return known(side).after(login);
    }

    /** The mechanisms that the kit knows and that take a password, after a right login. */
    Trials withPassword(Side side) {
        return Trials.of(side, mechanism -> isKnown(side, mechanism) && !mechanism.matches(WITHOUT_PASSWORD))
                .after(login);
    }

    private boolean isKnown(Side side, String mechanism) {
        return exact.stream()
                .anyMatch(one -> one.side() == side && one.mechanisms().test(mechanism));
    }

    /** The right login. */
    Script login() {
        return login;
    }

    private String login(Dialogue dialogue) {
        return play(dialogue, Login.usual()).last().completed("the right login");
    }

    /** Plays an exchange without a mistake, except perhaps in the login. */
    Played play(Dialogue dialogue, Login as) {
        return exact.stream()
                .filter(one -> one.side() == dialogue.side() && one.mechanisms().test(dialogue.mechanism()))
                .findFirst()
                .orElseThrow()
                .play()
                .play(dialogue, as);
    }

    /** The provider's side before it has heard or said anything. */
    static Tested fresh(Dialogue dialogue) {
        Map<String, ?> needs = dialogue.candidate().needs(dialogue.mechanism());
        return dialogue.side() == Side.CLIENT
                ? dialogue.client(Login.usual().with(needs))
                : dialogue.server(Directory.usual().with(needs));
    }
}
