package org.sasl4j.conformance.digest;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Violation;

/** The kit's server, against the provider's client. */
final class KitServer {
    static final String NONCE = "OA6MG9tEQGm2hhOfTheKit==";

    /** A challenge that gives a client no reason to refuse it. */
    static final String CHALLENGE =
            "realm=\"localhost\",nonce=\"" + NONCE + "\",qop=\"auth\",algorithm=md5-sess,charset=utf-8";

    private final Login login;
    private final Tested client;
    private Answer answer = Answer.empty();

    private KitServer(Dialogue dialogue, Login login) {
        this.login = login;
        client = dialogue.client(login);
    }

    static KitServer of(Dialogue dialogue, Login login) {
        return new KitServer(dialogue, login);
    }

    /** A server with the usual client. */
    static KitServer of(Dialogue dialogue) {
        return of(dialogue, Login.usual());
    }

    /** A server whose usual client has some properties. */
    static KitServer of(Dialogue dialogue, Map<String, ?> properties) {
        return of(dialogue, Login.usual().with(properties));
    }

    Tested client() {
        return client;
    }

    /** Sends any challenge, one octet in each character. */
    Reply challenge(String challenge) {
        return client.hear(Octets.of(challenge));
    }

    /** Sends any challenge, and checks the client's answer. */
    Heard answered(String challenge) {
        return answered(challenge, challenge(challenge));
    }

    /** Checks the client's answer to a challenge. The proof is computed over what was really sent. */
    Heard answered(String challenge, Reply reply) {
        Heard heard = Heard.of(reply, "the challenge");
        String nonce = Directive.of(challenge).stream()
                .filter(one -> one.name().equals("nonce"))
                .findFirst()
                .orElseThrow()
                .value();
        answer = meant(heard);
        require(heard, "username", answer.wire("username", login.name()));
        require(heard, "nonce", nonce);
        require(heard, "nc", "00000001");
        String authzid = login.authorizationId();
        if (authzid != null && !authzid.isEmpty()) {
            require(heard, "authzid", Octets.utf8(authzid));
        }
        require(heard, "response", answer.proof(login.password(), Answer.CLIENT));
        return heard;
    }

    private Answer meant(Heard heard) {
        Answer meant = Answer.empty();
        for (String name : new String[] {"charset", "nonce", "nc", "cnonce", "digest-uri", "qop", "cipher", "maxbuf"}) {
            meant = with(meant, name, heard.optional(name));
        }
        boolean utf8 = heard.has("charset");
        String realm = heard.optional("realm");
        meant = with(meant, "realm", realm == null || !utf8 ? realm : Octets.shown(realm));
        String authzid = heard.optional("authzid");
        meant = with(meant, "authzid", authzid == null ? null : Octets.shown(authzid));
        return meant.with("username", login.name());
    }

    private static Answer with(Answer answer, String name, @Nullable String value) {
        return value == null ? answer : answer.with(name, value);
    }

    private static void require(Heard heard, String name, String expected) {
        if (!heard.value(name).equals(expected)) {
            throw new Violation("sent another " + name + " than " + Octets.shown(expected));
        }
    }

    /** The client's answer. */
    Answer answer() {
        return answer;
    }

    /** H(A1) for the client's answer. */
    byte[] sessionKey() {
        return answer.sessionKey(login.password());
    }

    /** The last message without a mistake. */
    String usualLast() {
        return "rspauth=" + answer.proof(login.password(), Answer.SERVER);
    }

    /** Sends the last message, rewritten. */
    Reply finish(UnaryOperator<String> rewritten) {
        return client.hear(Octets.of(rewritten.apply(usualLast())));
    }

    /** Sends the last message without a mistake. The client has to be complete after that. */
    String finish() {
        return finish(UnaryOperator.identity()).completed("the right rspauth");
    }

    /** Plays a whole login that begins with a challenge. */
    String login(String challenge) {
        answered(challenge);
        return finish();
    }
}
