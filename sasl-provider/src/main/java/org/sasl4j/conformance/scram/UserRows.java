package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_SERVERS;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Violation;

/**
 * Whether a server reveals who has an account (RFC 4422 section 3.6). It may say other-error instead (RFC 5802 section
 * 7).
 */
final class UserRows {
    private static final Directory TWO =
            Directory.of(Map.of(Account.NAME, Account.PASSWORD, "another", Account.PASSWORD));

    private UserRows() {}

    static List<Row> all() {
        return List.of(new Row(
                "S18",
                "RFC 4422 section 3.6",
                "who has no account cannot be told from who has: the same flow, a salt that stays the same and is as long,"
                        + " the same iterations, and the same failure as with a wrong password",
                HOSTILE_TO_SERVERS.of("a salt that stays the same", dialogue -> {
                    ServerFirst first = heard(dialogue, Account.UNKNOWN).challenge();
                    ServerFirst second = heard(dialogue, Account.UNKNOWN).challenge();
                    demand(
                            MessageDigest.isEqual(first.salt(), second.salt()),
                            "gave an unknown user another salt at each try");
                    return "gave an unknown user the same salt twice";
                }),
                HOSTILE_TO_SERVERS.of("a salt and iterations like others'", UserRows::looksAlike),
                HOSTILE_TO_SERVERS.of("a salt of one's own", dialogue -> {
                    ServerFirst first = heard(dialogue, Account.UNKNOWN).challenge();
                    ServerFirst other = heard(dialogue, Account.UNKNOWN + "2").challenge();
                    demand(!MessageDigest.isEqual(first.salt(), other.salt()), "gave two unknown users the same salt");
                    return "gave two unknown users different salts";
                }),
                HOSTILE_TO_SERVERS.of("the same failure", UserRows::failsAlike)));
    }

    private static String looksAlike(Dialogue dialogue) {
        ServerFirst known = heard(dialogue, Account.NAME).challenge();
        ServerFirst other = heard(dialogue, "another").challenge();
        ServerFirst unknown = heard(dialogue, Account.UNKNOWN).challenge();
        if (known.salt().length == other.salt().length) {
            demand(
                    unknown.salt().length == known.salt().length,
                    "gave an unknown user a salt of " + unknown.salt().length + " octets, others of "
                            + known.salt().length);
        }
        demand(
                unknown.iterations() == known.iterations(),
                "gave an unknown user " + unknown.iterations() + " iterations, others " + known.iterations());
        return "gave an unknown user as long a salt, and as many iterations, as others";
    }

    private static String failsAlike(Dialogue dialogue) {
        Reply unknown = wrong(heard(dialogue, Account.UNKNOWN));
        Reply known = wrong(heard(dialogue, Account.NAME));
        String seen = unknown.refused("an unknown user");
        known.refused("a wrong password");
        demand(
                told(unknown).equals(told(known)),
                "told an unknown user from a wrong password: " + told(unknown) + " and not " + told(known));
        return seen;
    }

    private static String told(Reply reply) {
        return reply.text() + (reply.failure() == null ? "" : reply.failure().getMessage());
    }

    private static Reply wrong(KitClient kit) {
        return kit.prove(kit.withoutProof(), "wrong");
    }

    private static KitClient heard(Dialogue dialogue, String name) {
        KitClient kit = new KitClient(dialogue, TWO);
        return kit.challenged(kit.begin("n=" + name + ",r=" + KitClient.NONCE));
    }

    private static void demand(boolean kept, String seen) {
        if (!kept) {
            throw new Violation(seen);
        }
    }
}
