package org.sasl4j.conformance.every;

import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;

/** The row R3. */
final class CompletionRow {
    private CompletionRow() {}

    static Row row() {
        return new Row(
                "R3",
                "javax.security.sasl.SaslClient and SaslServer",
                "a side that has heard nothing is not complete, and answers no question that only a success answers",
                Exchanges.any(Side.CLIENT).of("questions before the first message", CompletionRow::fresh),
                Exchanges.any(Side.SERVER).of("questions before the first message", CompletionRow::fresh));
    }

    private static String fresh(Dialogue dialogue) {
        return Incomplete.refusesQuestions(dialogue, Exchanges.fresh(dialogue), "before it has heard anything");
    }
}
