package org.sasl4j.conformance.oauth;

import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** XOAUTH2, which has user= instead of a GS2 header, and answers an error with an empty message. */
final class OlderRow {
    private static final String RIGHT = message(Account.NAME);
    private static final Script SERVER_LOGIN =
            dialogue -> dialogue.server().admits(RIGHT, "the right login", Account.NAME);
    private static final Script CLIENT_LOGIN = dialogue -> sends(dialogue.client(Bearer.owner()), Account.NAME);

    private static final Trials LOGINS = Trials.of(Side.SERVER, Bearer.OLDER::equals);
    private static final Trials SENDING = Trials.of(Side.CLIENT, Bearer.OLDER::equals);
    private static final Trials SERVERS = LOGINS.after(SERVER_LOGIN);
    private static final Trials CLIENTS = SENDING.after(CLIENT_LOGIN);

    private OlderRow() {}

    private static String message(String user) {
        return message(user, Account.TOKEN);
    }

    static String message(String user, String token) {
        return "user=" + user + Bearer.SEPARATOR + Bearer.pairs("auth=Bearer " + token);
    }

    static Row row() {
        return new Row(
                "O13",
                "Google's and Microsoft's descriptions of XOAUTH2",
                "the message is user=, the token and two separators; an error is JSON, is answered with nothing, and the"
                        + " exchange fails",
                LOGINS.of("the right login", SERVER_LOGIN),
                SENDING.of("the right login", CLIENT_LOGIN),
                SENDING.of(
                        "an authzid",
                        dialogue -> sends(dialogue.client(Bearer.owner().as(Account.AUTHORIZED)), Account.AUTHORIZED)),
                LOGINS.of("another user who may be meant", dialogue -> dialogue.server()
                        .admits(message(Account.AUTHORIZED), "another user", Account.AUTHORIZED)),
                LOGINS.of("a wrong token", dialogue -> {
                    Tested server = dialogue.server();
                    Bearer.tellsError(server.hear(message(Account.NAME, Bearer.UNKNOWN)), "a wrong token");
                    return server.hear("").refused("what followed its error");
                }),
                turnsAway("a user who may not be meant", message(Account.FORBIDDEN)),
                turnsAway("no user", Bearer.pairs(Bearer.AUTH)),
                turnsAway("one separator at the end", RIGHT.substring(0, RIGHT.length() - 1)),
                turnsAway("something behind the end", RIGHT + "x"),
                turnsAway("another scheme", RIGHT.replace("Bearer", "Basic")),
                turnsAway("two tokens", RIGHT.substring(0, RIGHT.length() - 1) + Bearer.pairs(Bearer.AUTH)),
                CLIENTS.of("an error", dialogue -> {
                    Tested client = dialogue.client(Bearer.owner());
                    client.begin();
                    Reply reply = client.hear(Bearer.ERROR).taken("an error, which has to be answered");
                    if (reply.octets() == null || reply.octets().length > 0) {
                        throw new Violation("did not answer an error with an empty message");
                    }
                    return client.incomplete("after an error");
                }),
                CLIENTS.of("a token with a separator", dialogue -> dialogue.client(
                                Login.of(Account.NAME, "abc" + Bearer.SEPARATOR + "user=x"))
                        .begin()
                        .refused("a token with a separator")),
                CLIENTS.of("a name with a separator", dialogue -> dialogue.client(
                                Login.of(Account.NAME + Bearer.SEPARATOR + "auth=x", Account.TOKEN))
                        .begin()
                        .refused("a name with a separator")));
    }

    private static Trial turnsAway(String what, String message) {
        return SERVERS.of(what, dialogue -> Bearer.turnsAway(dialogue.server(), message, what, ""));
    }

    private static String sends(Tested client, String user) {
        Reply reply = client.begin().taken("being asked for its message");
        if (!reply.text().equals(message(user))) {
            throw new Violation("sent another message than that of " + user + " with its token");
        }
        return "sent what it has to";
    }
}
