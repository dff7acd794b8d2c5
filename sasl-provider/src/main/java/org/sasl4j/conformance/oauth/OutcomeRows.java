package org.sasl4j.conformance.oauth;

import static org.sasl4j.conformance.oauth.Bearer.AUTH;
import static org.sasl4j.conformance.oauth.Bearer.CLIENTS;
import static org.sasl4j.conformance.oauth.Bearer.ERROR;
import static org.sasl4j.conformance.oauth.Bearer.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.oauth.Bearer.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.oauth.Bearer.SEPARATOR;
import static org.sasl4j.conformance.oauth.Bearer.SERVERS;
import static org.sasl4j.conformance.oauth.Bearer.message;

import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** How an exchange ends (RFC 7628 sections 3.2 and 5). */
final class OutcomeRows {
    private static final String WRONG = message(Bearer.HEADER, "auth=Bearer " + Bearer.UNKNOWN);

    private OutcomeRows() {}

    static List<Row> all() {
        return List.of(serverFailure(), clientFailure(), identity(), policy());
    }

    private static Row serverFailure() {
        return new Row(
                "O7",
                "RFC 7628 sections 3.2.2 and 3.2.3",
                "of a token that is not good a client is told by JSON with a status, as a challenge; whatever it says then,"
                        + " the exchange fails",
                SERVERS.of("a wrong token", dialogue -> failing(dialogue, SEPARATOR)),
                SERVERS.of("a wrong token, then nothing", dialogue -> failing(dialogue, "")),
                SERVERS.of(
                        "a wrong token, then the right one",
                        dialogue -> failing(dialogue, message(Bearer.HEADER, AUTH))),
                HOSTILE_TO_SERVERS.of("the right token after the end", dialogue -> {
                    Tested server = dialogue.server();
                    Bearer.turnsAway(server, WRONG, "a wrong token", SEPARATOR);
                    return server.hear(message(Bearer.HEADER, AUTH)).refused("the right token after the end");
                }));
    }

    private static String failing(Dialogue dialogue, String answer) {
        Tested server = dialogue.server();
        Bearer.tellsError(server.hear(WRONG), "a wrong token");
        return server.hear(answer).refused("what followed its error");
    }

    private static Row clientFailure() {
        return new Row(
                "O8",
                "RFC 7628 section 3.2.3",
                "a client answers an error with one separator, and is not complete",
                clientHears("an error with all that there may be", ERROR),
                clientHears("an error with a status alone", "{\"status\":\"401\"}"),
                HOSTILE_TO_CLIENTS.of("success after an error", dialogue -> {
                    Tested client = dialogue.client(Bearer.owner());
                    client.begin();
                    client.hear(ERROR);
                    client.hear("");
                    return client.incomplete("although an error was all that it was told");
                }));
    }

    private static Trial clientHears(String what, String error) {
        return HOSTILE_TO_CLIENTS.of(what, dialogue -> {
            Tested client = dialogue.client(Bearer.owner());
            client.begin();
            Reply reply = client.hear(error).taken("an error, which has to be answered");
            if (!reply.text().equals(SEPARATOR)) {
                throw new Violation("did not answer an error with one separator");
            }
            return client.incomplete("after an error");
        });
    }

    private static Row identity() {
        return new Row(
                "O10",
                "RFC 7628 section 3.2",
                "who the client is comes from the token; an authzid is authorised for that identity",
                acts("no authzid", Bearer.HEADER, Account.NAME),
                acts("an authzid that is authorised", "n,a=" + Account.AUTHORIZED + ",", Account.AUTHORIZED),
                acts("an authzid that is the identity", "n,a=" + Account.NAME + ",", Account.NAME),
                Bearer.turnsAway("an authzid that is not authorised", message("n,a=" + Account.FORBIDDEN + ",", AUTH)));
    }

    private static Trial acts(String what, String header, String identity) {
        return SERVERS.of(what, dialogue -> dialogue.server().admits(message(header, AUTH), what, identity));
    }

    private static Row policy() {
        return new Row(
                "O11",
                "RFC 7628 section 5",
                "a token is readable on its way, so there is no OAUTHBEARER under a policy against plain text",
                CLIENTS.of("a client under that policy", OutcomeRows::notMade),
                SERVERS.of("a server under that policy", OutcomeRows::notMade));
    }

    private static String notMade(Dialogue dialogue) {
        Map<String, String> policy = Map.of(Sasl.POLICY_NOPLAINTEXT, "true");
        if (dialogue.names(policy).contains(dialogue.mechanism())) {
            throw new Violation("names it under " + Sasl.POLICY_NOPLAINTEXT);
        }
        try {
            Tested made = dialogue.side() == Side.CLIENT
                    ? dialogue.client(Bearer.owner().with(policy))
                    : dialogue.server(Directory.usual().with(policy));
            made.begin().refused("to begin under " + Sasl.POLICY_NOPLAINTEXT);
            return "makes one that refuses to begin";
        } catch (NotOffered none) {
            return "makes none under " + Sasl.POLICY_NOPLAINTEXT;
        }
    }
}
