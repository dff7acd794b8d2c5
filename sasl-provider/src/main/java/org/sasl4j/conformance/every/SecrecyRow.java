package org.sasl4j.conformance.every;

import java.util.List;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Violation;

/** The row R4. */
final class SecrecyRow {
    private static final String GUESS = "guessed-by-nobody";

    private final Exchanges exchanges;

    SecrecyRow(List<Exact> exact) {
        exchanges = new Exchanges(exact);
    }

    Row row() {
        return new Row(
                "R4",
                "RFC 4422 section 3.6",
                "what is said of a failure goes to the peer or to a log: it holds no password, and does not say whether the"
                        + " user exists",
                exchanges.withPassword(Side.SERVER).of("an unknown user and a wrong password", this::failures),
                Exchanges.any(Side.CLIENT).of("a challenge that makes no sense", SecrecyRow::clientFailure));
    }

    private String failures(Dialogue dialogue) {
        String unknown =
                told(exchanges.play(dialogue, Login.of(Account.UNKNOWN, GUESS)).last(), Account.UNKNOWN);
        String known =
                told(exchanges.play(dialogue, Login.of(Account.NAME, GUESS)).last(), Account.NAME);
        if (!unknown.equals(known)) {
            throw new Violation("tells an unknown user (" + unknown + ") from a wrong password (" + known + ")");
        }
        return "says the same of an unknown user and of a wrong password: " + known;
    }

    /** What a failure says. The name is replaced, because it differs between the two. */
    private static String told(Reply reply, String name) {
        reply.refused("a wrong login");
        return withoutPassword(reply).replace(name, "NAME");
    }

    private static String clientFailure(Dialogue dialogue) {
        Tested client = Exchanges.fresh(dialogue);
        String first = withoutPasswordIfFailed(client.hear("?"));
        String second = client.isComplete() ? "" : withoutPasswordIfFailed(client.hear("??"));
        return "said no password" + (first + second).strip();
    }

    private static String withoutPasswordIfFailed(Reply reply) {
        return reply.failure() == null ? "" : ": " + withoutPassword(reply);
    }

    private static String withoutPassword(Reply reply) {
        String said = (reply.failure() == null
                ? reply.text()
                : String.valueOf(reply.failure().getMessage()));
        for (String password : List.of(Account.PASSWORD, GUESS)) {
            if (said.contains(password)) {
                throw new Violation("says the password in a failure: " + said);
            }
        }
        return said;
    }
}
