package org.sasl4j.conformance.oauth;

import static org.sasl4j.conformance.oauth.Bearer.AUTH;
import static org.sasl4j.conformance.oauth.Bearer.CLIENTS;
import static org.sasl4j.conformance.oauth.Bearer.HEADER;
import static org.sasl4j.conformance.oauth.Bearer.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.oauth.Bearer.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.oauth.Bearer.SEPARATOR;
import static org.sasl4j.conformance.oauth.Bearer.SERVERS;
import static org.sasl4j.conformance.oauth.Bearer.message;
import static org.sasl4j.conformance.oauth.Bearer.takes;
import static org.sasl4j.conformance.oauth.Bearer.turnsAway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** The form of a client's message (RFC 7628 section 3.1). */
final class MessageRows {
    private static final String RFC = "RFC 7628 section 3.1";
    private static final String FOREIGN = "bo,s=s";
    private static final String LONG = message(HEADER, "auth=Bearer " + Account.LONG_TOKEN);

    private MessageRows() {}

    static List<Row> all() {
        return List.of(separator(), end(), header(), keys(), token(), place(), first(), longMessages());
    }

    private static Row separator() {
        return new Row(
                "O1",
                RFC,
                "what separates keys is one octet of the value 1",
                Bearer.clientLogin(),
                Bearer.serverLogin(),
                turnsAway(
                        "the four characters %x01 instead",
                        message(HEADER, AUTH).replace(SEPARATOR, "%x01")),
                turnsAway("NULs instead", message(HEADER, AUTH).replace(SEPARATOR, "\0")),
                turnsAway("line breaks instead", message(HEADER, AUTH).replace(SEPARATOR, "\n")));
    }

    private static Row end() {
        String right = message(HEADER, AUTH);
        return new Row(
                "O2",
                RFC,
                "the message ends in two separators; the first = ends a key, and others belong to the value",
                CLIENTS.of(
                        "a token that ends in two =",
                        dialogue -> Bearer.saying(dialogue.client(Bearer.owner()), HEADER)),
                takes("a token that ends in two =", right),
                takes("= in the value of another key", message(HEADER, "x=a=b==", AUTH)),
                turnsAway("one separator at the end", right.substring(0, right.length() - 1)),
                turnsAway("no separator at the end", right.substring(0, right.length() - 2)),
                turnsAway("something behind the end", right + "x"),
                turnsAway("a third separator", right + SEPARATOR),
                turnsAway("no separator behind the header", HEADER + Bearer.pairs(AUTH)),
                turnsAway("a token that lacks its =", right.replace("=" + SEPARATOR, SEPARATOR)),
                turnsAway("no key auth", message(HEADER, "host=localhost")));
    }

    private static Row header() {
        return new Row(
                "O3",
                "RFC 5801 section 4",
                "the GS2 header says n or y, as there is no channel binding; in an authzid , is =2C and = is =3D",
                takes("the flag n", message(HEADER, AUTH)),
                takes("the flag y", message("y,,", AUTH)),
                turnsAway("a channel binding", message("p=tls-unique,,", AUTH)),
                turnsAway("an unknown flag", message("x,,", AUTH)),
                turnsAway("no header", SEPARATOR + Bearer.pairs(AUTH)),
                turnsAway("one comma in the header", message("n,", AUTH)),
                turnsAway("an authzid without a=", message("n," + Account.NAME + ",", AUTH)),
                turnsAway("an authzid with a bare =", message("n,a=bo=s,", AUTH)),
                SERVERS.of("an authzid with both", dialogue -> acting(dialogue, FOREIGN, "n,a=bo=2Cs=3Ds,")),
                SERVERS.of("an authzid beyond ASCII", dialogue -> acting(dialogue, "bøss", "n,a=bøss,")),
                sends("an authzid", Account.AUTHORIZED, "n,a=" + Account.AUTHORIZED + ","),
                sends("an authzid with both", FOREIGN, "n,a=bo=2Cs=3Ds,"),
                sends("an authzid beyond ASCII", "bøss", "n,a=bøss,"));
    }

    private static String acting(Dialogue dialogue, String identity, String header) {
        Directory directory = new Directory(Directory.usual().passwords(), Set.of(identity), Map.of());
        return dialogue.server(directory).admits(message(header, AUTH), "an authzid", identity);
    }

    private static Trial sends(String what, String identity, String header) {
        return CLIENTS.of(
                what, dialogue -> Bearer.saying(dialogue.client(Bearer.owner().as(identity)), header));
    }

    private static Row keys() {
        return new Row(
                "O4",
                RFC,
                "unknown keys are ignored; a key is of letters, and auth stands once",
                takes("an unknown key before", message(HEADER, "unknown=value", AUTH)),
                takes("an unknown key behind", message(HEADER, AUTH, "unknown=value")),
                takes("a reserved key", message(HEADER, "path=/", AUTH)),
                takes("an unknown key without a value", message(HEADER, "unknown=", AUTH)),
                turnsAway("auth twice", message(HEADER, AUTH, AUTH)),
                turnsAway("two tokens, the right one last", message(HEADER, "auth=Bearer " + Bearer.UNKNOWN, AUTH)),
                turnsAway("two tokens, the right one first", message(HEADER, AUTH, "auth=Bearer " + Bearer.UNKNOWN)),
                turnsAway("a key with a digit", message(HEADER, "x1=value", AUTH)),
                turnsAway("a key without a name", message(HEADER, "=value", AUTH)),
                turnsAway("something without =", message(HEADER, "unknown", AUTH)),
                turnsAway("a NUL in a value", message(HEADER, "unknown=a\0b", AUTH)));
    }

    private static Row token() {
        return new Row(
                "O5",
                "RFC 6750 section 2.1",
                "the scheme is Bearer in whatever case, behind it spaces and a b64token: letters, digits, - . _ ~ + / and"
                        + " then any number of =",
                takes("bearer", message(HEADER, "auth=bearer " + Account.TOKEN)),
                takes("BEARER", message(HEADER, "auth=BEARER " + Account.TOKEN)),
                takes("two spaces", message(HEADER, "auth=Bearer  " + Account.TOKEN)),
                turnsAway("another scheme", message(HEADER, "auth=Basic " + Account.TOKEN)),
                turnsAway("no scheme", message(HEADER, "auth=" + Account.TOKEN)),
                turnsAway("no space", message(HEADER, "auth=Bearer" + Account.TOKEN)),
                turnsAway("no token", message(HEADER, "auth=Bearer ")),
                turnsAway("a space behind the token", message(HEADER, AUTH + " ")),
                turnsAway("a comma behind the token", message(HEADER, AUTH + ",")),
                turnsAway("a letter beyond ASCII", message(HEADER, AUTH + "ø")),
                turnsAway("a token in quotes", message(HEADER, "auth=Bearer \"" + Account.TOKEN + "\"")),
                notSent("a token with a separator", "abc" + SEPARATOR + "host=x"),
                notSent("a token with a line break", "abc\r\ndef"),
                notSent("a token with a space", "abc def"),
                notSent("an empty token", ""));
    }

    private static Trial notSent(String what, String token) {
        return HOSTILE_TO_CLIENTS.of(what, dialogue -> dialogue.client(Login.of(Account.NAME, token))
                .begin()
                .refused(what));
    }

    private static Row place() {
        return new Row(
                "O6",
                "RFC 7628 sections 3.1 and 3.2",
                "host, where a server knows its own, matches; port is a decimal number without leading zeros",
                takes("the server's host", message(HEADER, "host=localhost", AUTH)),
                takes("the server's host in another case", message(HEADER, "host=LocalHost", AUTH)),
                takes("a port", message(HEADER, "port=143", AUTH)),
                turnsAway("another host", message(HEADER, "host=elsewhere.example.com", AUTH)),
                turnsAway("a port with a leading zero", message(HEADER, "port=0143", AUTH)),
                turnsAway("a port that is no number", message(HEADER, "port=imap", AUTH)),
                turnsAway("a port with a sign", message(HEADER, "port=+143", AUTH)),
                turnsAway("a port beyond 65535", message(HEADER, "port=65679", AUTH)),
                turnsAway("two hosts", message(HEADER, "host=localhost", "host=elsewhere.example.com", AUTH)));
    }

    private static Row first() {
        return new Row(
                "O9",
                RFC,
                "a lone separator is only a client's last word after a failure; an empty first message means that there is"
                        + " none yet, once",
                turnsAway("a lone separator", SEPARATOR),
                HOSTILE_TO_SERVERS.of("an empty message, then the right one", dialogue -> dialogue.server()
                        .admitsAfterNothing(message(HEADER, AUTH))),
                HOSTILE_TO_SERVERS.of("two empty messages", dialogue -> {
                    Tested server = dialogue.server();
                    server.begin();
                    return turnsAway(server, "", "a second empty message", SEPARATOR);
                }));
    }

    private static Row longMessages() {
        return new Row(
                "O12",
                "RFC 4954 section 4",
                "a message too long for a command line comes as the answer to an empty challenge, whole",
                HOSTILE_TO_SERVERS.of("a token of 8000 characters", dialogue -> dialogue.server()
                        .admitsAfterNothing(LONG)),
                CLIENTS.of("a token of 8000 characters", dialogue -> {
                    Tested client = dialogue.client(Login.of(Account.NAME, Account.LONG_TOKEN));
                    String said = client.begin().taken("an empty challenge").text();
                    if (!said.endsWith(LONG.substring(HEADER.length()))) {
                        throw new Violation("did not send a long token whole");
                    }
                    return "sent it whole";
                }));
    }
}
