package org.sasl4j.conformance.digest;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Violation;

/** The kit's client, against the provider's server. */
final class KitClient {
    /** The digest-uri of all servers. */
    static final String URI = "test/localhost";

    static final String CNONCE = "OA6MHXh6VqTrRkOfTheKit==";

    private final Tested server;
    private final Heard challenge;

    private KitClient(Tested server, Heard challenge) {
        this.server = server;
        this.challenge = challenge;
    }

    /** A client that has received the challenge of a server. */
    static KitClient of(Dialogue dialogue, Directory directory) {
        return of(dialogue.server(directory));
    }

    static KitClient of(Tested server) {
        return challenged(server, server.begin());
    }

    /** A client whose server has already sent its challenge as a reply. */
    static KitClient challenged(Tested server, Reply reply) {
        return new KitClient(server, Heard.of(reply, "being asked for its challenge"));
    }

    /** A client whose server has the usual users. */
    static KitClient of(Dialogue dialogue) {
        return of(dialogue, Directory.usual());
    }

    /** A client whose server has the usual users and some properties. */
    static KitClient of(Dialogue dialogue, Map<String, ?> properties) {
        return of(dialogue, Directory.usual().with(properties));
    }

    Tested server() {
        return server;
    }

    Heard challenge() {
        return challenge;
    }

    /** The response without a mistake. */
    Answer usual() {
        return usual(Login.usual());
    }

    Answer usual(Login login) {
        Answer answer = Answer.empty();
        if (challenge.has("charset")) {
            answer = answer.with("charset", "utf-8");
        }
        answer = answer.with("username", login.name());
        if (challenge.has("realm")) {
            answer = answer.with("realm", Octets.shown(challenge.all("realm").get(0)));
        }
        return answer.with("nonce", challenge.value("nonce"))
                .with("nc", "00000001")
                .with("cnonce", CNONCE)
                .with("digest-uri", URI)
                .with("qop", "auth");
    }

    /** Sends a response with the right proof for it. */
    Reply say(Answer answer) {
        return say(answer, UnaryOperator.identity());
    }

    /** Sends a response with the right proof for it, rewritten. */
    Reply say(Answer answer, UnaryOperator<String> rewritten) {
        String right = answer.text(Account.PASSWORD);
        String text = rewritten.apply(right);
        return server.hear(Octets.of(text));
    }

    /** Requires that the server proves itself and takes the client for somebody. */
    String admitted(Reply reply, Answer answer, String password, String what, String identity) {
        reply.completed(what);
        String rspauth = Heard.of(reply, what).value("rspauth");
        String expected = answer.proof(password, Answer.SERVER);
        if (!rspauth.equals(expected)) {
            throw new Violation("sent a wrong rspauth after " + what + "; it should be " + expected);
        }
        return "proved itself and was complete after " + what + server.actsAs(identity);
    }

    /** Sends a response with the right proof for it. Requires that the server lets the usual user in. */
    String admitted(Answer answer, String what) {
        return admitted(say(answer), answer, Account.PASSWORD, what, Account.NAME);
    }
}
