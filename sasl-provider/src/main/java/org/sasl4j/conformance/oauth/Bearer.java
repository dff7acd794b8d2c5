package org.sasl4j.conformance.oauth;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** The messages and the trials that rows of OAUTHBEARER are made of. */
final class Bearer {
    static final String NAME = "OAUTHBEARER";
    static final String OLDER = "XOAUTH2";

    /** What separates keys. It is also a client's last message after a failure. */
    static final String SEPARATOR = "\1";
    /** The GS2 header of a client that acts as itself. */
    static final String HEADER = "n,,";
    /** The key and value with the token. */
    static final String AUTH = "auth=Bearer " + Account.TOKEN;
    /** A token that belongs to nobody. */
    static final String UNKNOWN = "bm9ib2R5";
    /** What a server may answer to a bad token. */
    static final String ERROR =
            "{\"status\":\"invalid_token\",\"scope\":\"a \\\"scope\\\"\",\"openid-configuration\":\"https://example.com/\"}";

    private static final Script SERVER_LOGIN =
            dialogue -> dialogue.server().admits(message(HEADER, AUTH), "the right login", Account.NAME);
    private static final Script CLIENT_LOGIN = dialogue -> saying(dialogue.client(owner()), HEADER);

    /** Trials of servers that need no control. */
    static final Trials SERVERS = Trials.of(Side.SERVER, NAME::equals);
    /** Trials of clients that need no control. */
    static final Trials CLIENTS = Trials.of(Side.CLIENT, NAME::equals);
    /** Trials of servers whose right outcome may be a refusal. */
    static final Trials HOSTILE_TO_SERVERS = SERVERS.after(SERVER_LOGIN);
    /** Trials of clients whose right outcome may be a refusal. */
    static final Trials HOSTILE_TO_CLIENTS = CLIENTS.after(CLIENT_LOGIN);

    private Bearer() {}

    static Trial serverLogin() {
        return SERVERS.of("the right login", SERVER_LOGIN);
    }

    static Trial clientLogin() {
        return CLIENTS.of("the right login", CLIENT_LOGIN);
    }

    /** The login with the token as its password. */
    static Login owner() {
        return Login.of(Account.NAME, Account.TOKEN);
    }

    /** {@code client-resp} (RFC 7628 section 3.1). */
    static String message(String header, String... pairs) {
        return header + SEPARATOR + pairs(pairs);
    }

    static String pairs(String... pairs) {
        return String.join(
                        "", Arrays.stream(pairs).map(pair -> pair + SEPARATOR).toList())
                + SEPARATOR;
    }

    /** Requires that a client begins with a header and sends its token once. It may also send host and port. */
    static String saying(Tested client, String header) {
        Reply reply = client.begin().taken("being asked for its message");
        String said = reply.text();
        String expected = message(header, AUTH);
        String place = "(host=localhost" + SEPARATOR + ")?(port=[1-9][0-9]*" + SEPARATOR + ")?";
        String right = Pattern.quote(header + SEPARATOR) + place + Pattern.quote(pairs(AUTH));
        if (!said.matches(right)) {
            throw new Violation("sent another message than " + shown(expected));
        }
        return "sent what it has to";
    }

    /** A server has to accept a message. */
    static Trial takes(String what, String message) {
        return SERVERS.of(what, dialogue -> dialogue.server().admits(message, what, Account.NAME));
    }

    /** A server has to turn a message away. */
    static Trial turnsAway(String what, String message) {
        return HOSTILE_TO_SERVERS.of(what, dialogue -> turnsAway(dialogue.server(), message, what, SEPARATOR));
    }

    /** Refuses at once, or sends an error as a challenge and refuses after that. */
    static String turnsAway(Tested server, String message, String what, String lastWord) {
        Reply reply = server.hear(message);
        boolean goesOn = !reply.isRefusal() && !reply.complete();
        return (goesOn ? server.hear(lastWord) : reply).refused(what);
    }

    /** Requires that a server says in JSON what is wrong (section 3.2.2), and is not complete. */
    static void tellsError(Reply reply, String what) {
        reply.taken(what + ", of which a client is told as a challenge");
        if (reply.complete()) {
            throw new Violation("took " + what + " and was complete");
        }
        if (!isError(reply.text())) {
            throw new Violation("did not answer " + what + " with JSON that has a status");
        }
    }

    private static boolean isError(String text) {
        boolean status = false;
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.beginObject();
            while (json.hasNext()) {
                boolean named = json.nextName().equals("status");
                status |= named && json.peek() == JsonToken.STRING;
                json.skipValue();
            }
            json.endObject();
            return status && json.peek() == JsonToken.END_DOCUMENT;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static String shown(String message) {
        return message.replace(SEPARATOR, "^A");
    }
}
