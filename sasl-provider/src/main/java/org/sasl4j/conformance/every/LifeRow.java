package org.sasl4j.conformance.every;

import java.util.List;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;

/** The row R2. */
final class LifeRow {
    private static final int ENOUGH = 5;
    private static final String WRONG = "a wrong password";
    private static final String AFTER = "after it has failed";

    private final Exchanges exchanges;

    LifeRow(List<Exact> exact) {
        exchanges = new Exchanges(exact);
    }

    Row row() {
        return new Row(
                "R2",
                "javax.security.sasl.SaslClient and SaslServer",
                "an exchange that is not complete, or has failed, answers no question but by IllegalStateException; after"
                        + " a failure nothing is taken any more; whatever a peer sends, only SaslException is thrown",
                exchanges.known(Side.CLIENT).of("the right login", exchanges.login()),
                exchanges.known(Side.SERVER).of("the right login", exchanges.login()),
                exchanges.afterLogin(Side.CLIENT).of("questions after success", this::success),
                exchanges.afterLogin(Side.SERVER).of("questions after success", this::success),
                exchanges
                        .withPassword(Side.SERVER)
                        .of(WRONG, dialogue -> played(dialogue).last().refusedProperly(WRONG)),
                exchanges.withPassword(Side.SERVER).of("questions after a failure", this::failure),
                exchanges.afterLogin(Side.CLIENT).of("questions after a failure", LifeRow::clientFailure),
                Exchanges.any(Side.CLIENT).of("hostile messages", Hostile::heardByNew),
                Exchanges.any(Side.SERVER).of("hostile messages", Hostile::heardByNew),
                exchanges
                        .afterLogin(Side.SERVER)
                        .of("hostile messages within a login", dialogue -> Hostile.heardInLogin(dialogue, exchanges)),
                exchanges
                        .afterLogin(Side.CLIENT)
                        .of("hostile messages within a login", dialogue -> Hostile.heardInLogin(dialogue, exchanges)));
    }

    private Played played(Dialogue dialogue) {
        return exchanges.play(dialogue, Login.of(Account.NAME, "wrong"));
    }

    private String success(Dialogue dialogue) {
        return Incomplete.answersQuestions(
                exchanges.play(dialogue, Login.usual()).tested());
    }

    private String failure(Dialogue dialogue) {
        Played failed = played(dialogue);
        failed.last().refused(WRONG);
        return stays(dialogue, failed.tested());
    }

    private static String clientFailure(Dialogue dialogue) {
        Tested client = Exchanges.fresh(dialogue);
        boolean failed = false;
        for (int i = 0; i < ENOUGH && !failed && !client.isComplete(); i++) {
            failed = client.hear(new byte[] {0}).failure() != null;
        }
        if (!failed) {
            throw new NotOffered("takes whatever it is challenged with, so that it cannot be made to fail");
        }
        return stays(dialogue, client);
    }

    private static String stays(Dialogue dialogue, Tested failed) {
        Incomplete.refusesQuestions(dialogue, failed, AFTER);
        failed.hear("more").refused("a message " + AFTER);
        return Incomplete.refusesQuestions(dialogue, failed, AFTER);
    }
}
