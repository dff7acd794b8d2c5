package org.sasl4j.conformance.basic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Family;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** PLAIN (RFC 4616). */
public final class PlainFamily implements Family {
    private static final String RFC = "RFC 4616 section 2";
    private static final String NAME = Account.NAME;
    private static final String PASSWORD = Account.PASSWORD;
    private static final String LONG = "x".repeat(255);
    private static final String FOREIGN_NAME = "älice";
    private static final String FOREIGN_PASSWORD = "pässword€";
    private static final String SOFT_HYPHEN = "\u00AD"; // mapped to nothing (RFC 4013 section 2.1)

    private static final Script SERVER_LOGIN =
            dialogue -> dialogue.server().admits(message("", NAME, PASSWORD), "the right login", NAME);
    private static final Script CLIENT_LOGIN = sends(Login.usual(), message("", NAME, PASSWORD));

    private final Trials logins = Trials.of(Side.SERVER, "PLAIN"::equals);
    private final Trials servers = logins.after(SERVER_LOGIN);
    private final Trials sending = Trials.of(Side.CLIENT, "PLAIN"::equals);
    private final Trials clients = sending.after(CLIENT_LOGIN);

    /** The family. */
    public PlainFamily() {}

    @Override
    public List<Row> rows() {
        return List.of(form(), clientNul(), preparation(), emptyFirst());
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.of(new LeftOut("P3", "whether a password is wiped from memory: only the rest of it is seen"));
    }

    @Override
    public List<Exact> exact() {
        return List.of(
                new Exact(Side.SERVER, "PLAIN"::equals, (dialogue, login) -> {
                    Tested server = dialogue.server();
                    return new Played(server, server.hear(message("", login.name(), login.password())));
                }),
                Exact.clientOf("PLAIN"));
    }

    private Row form() {
        List<Trial> trials = new ArrayList<>(serverForm());
        trials.addAll(clientForm());
        return new Row(
                "P1",
                RFC,
                "the message is [authzid] NUL authcid NUL passwd: exactly two NULs, authcid and passwd not empty, strict"
                        + " UTF-8, and up to 255 octets of each are taken",
                trials);
    }

    private List<Trial> serverForm() {
        return List.of(
                logins.of("the right login", SERVER_LOGIN),
                takes("an authzid", message(Account.AUTHORIZED, NAME, PASSWORD), Directory.usual(), Account.AUTHORIZED),
                takes("255 octets each", message(LONG, LONG, LONG), Directory.of(Map.of(LONG, LONG)), LONG),
                takes(
                        "characters beyond ASCII",
                        message("", FOREIGN_NAME, FOREIGN_PASSWORD),
                        Directory.of(Map.of(FOREIGN_NAME, FOREIGN_PASSWORD)),
                        FOREIGN_NAME),
                refuses("a wrong password", message("", NAME, "wrong")),
                refuses("an authzid that is not authorised", message(Account.FORBIDDEN, NAME, PASSWORD)),
                refuses("no NUL", NAME),
                refuses("one NUL", NAME + '\0' + PASSWORD),
                refuses("three NULs", message("", NAME, PASSWORD) + '\0'),
                refuses("a fourth field before", '\0' + message("", NAME, PASSWORD)),
                refuses("no authcid", message(NAME, "", PASSWORD)),
                refuses("no passwd", message("", NAME, "")),
                refusesOctets("UTF-8 that is cut off", octets(message("", NAME, PASSWORD) + '\u00C3')),
                refusesOctets("an overlong NUL", octets('\u00C0' + "\u0080\0" + NAME + '\0' + PASSWORD)));
    }

    private List<Trial> clientForm() {
        return List.of(
                sending.of("the right message", CLIENT_LOGIN),
                sending.of(
                        "an authzid",
                        sends(Login.usual().as(Account.AUTHORIZED), message(Account.AUTHORIZED, NAME, PASSWORD))),
                sending.of(
                        "characters beyond ASCII",
                        sends(Login.of(FOREIGN_NAME, FOREIGN_PASSWORD), message("", FOREIGN_NAME, FOREIGN_PASSWORD))));
    }

    private Row clientNul() {
        return new Row(
                "P2",
                RFC,
                "no field holds a NUL, so a client has to refuse one: else whoever chooses a field injects others",
                injects("a NUL in the authzid", Login.usual().as("z\0" + NAME)),
                injects("a NUL in the name", Login.of("z\0" + NAME, PASSWORD)),
                injects("a NUL in the password", Login.of(NAME, PASSWORD + "\0z")));
    }

    private Row preparation() {
        Directory unprepared = Directory.of(Map.of(NAME, SOFT_HYPHEN));
        return new Row(
                "P3",
                RFC,
                "a server prepares name and password (by SASLprep, if it follows the recommendation), fails when nothing"
                        + " is left, and never tells the password",
                takes(
                        "a password with a soft hyphen",
                        message("", NAME, "pen" + SOFT_HYPHEN + "cil"),
                        Directory.usual(),
                        NAME),
                refuses("a password that is nothing when prepared", message("", NAME, SOFT_HYPHEN), unprepared),
                refuses("a name that is nothing when prepared", message("", SOFT_HYPHEN, PASSWORD)),
                servers.of("a wrong password, and what is said of it", dialogue -> {
                    Reply reply = dialogue.server().hear(message("", NAME, "tell-nobody"));
                    if (String.valueOf(reply.failure()).contains("tell-nobody")) {
                        throw new Violation("told the password in the message of its exception");
                    }
                    return reply.refused("a wrong password");
                }));
    }

    private Row emptyFirst() {
        return new Row(
                "P4",
                "RFC 4422 section 5",
                "an empty first response means that the client has sent none yet: the server challenges with nothing, once",
                servers.of("an empty message, then the right one", dialogue -> dialogue.server()
                        .admitsAfterNothing(message("", NAME, PASSWORD))),
                servers.of("two empty messages", dialogue -> {
                    Tested server = dialogue.server();
                    server.begin();
                    return server.begin().refused("a second empty message");
                }));
    }

    private Trial takes(String what, String message, Directory directory, String identity) {
        return logins.of(what, dialogue -> dialogue.server(directory).admits(message, what, identity));
    }

    private Trial refuses(String what, String message) {
        return refuses(what, message, Directory.usual());
    }

    private Trial refuses(String what, String message, Directory directory) {
        return servers.of(
                what, dialogue -> dialogue.server(directory).hear(message).refused(what));
    }

    private Trial refusesOctets(String what, byte[] message) {
        return servers.of(what, dialogue -> dialogue.server().hear(message).refused(what));
    }

    private Trial injects(String what, Login login) {
        return clients.of(what, dialogue -> dialogue.client(login).begin().refused(what));
    }

    private static Script sends(Login login, String expected) {
        return dialogue -> {
            Reply reply = dialogue.client(login).begin().taken("being asked for its message");
            if (!reply.text().equals(expected)) {
                throw new Violation("sent another message than " + expected);
            }
            return "sent what it has to";
        };
    }

    private static String message(String authzid, String authcid, String passwd) {
        return authzid + '\0' + authcid + '\0' + passwd;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
