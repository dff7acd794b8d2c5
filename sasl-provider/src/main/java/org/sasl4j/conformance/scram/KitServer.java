package org.sasl4j.conformance.scram;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Violation;

/** The kit's server, against the provider's client. */
final class KitServer {
    private static final byte[] SALT = "salt of the kit!".getBytes(StandardCharsets.US_ASCII);
    /** The salt in every server-first-message. */
    static final String SALT_TEXT = Octets.base64(SALT);
    /** What the server appends to the client's nonce. */
    static final String NONCE = "3rfcNHYJY1ZVvWVs7j";

    static final int ITERATIONS = 4096;

    private final Arithmetic arithmetic;
    private final Tested client;
    private final String data;
    private final ClientFirst first;
    private String serverFirst = "";
    private String authMessage = "";

    private KitServer(Dialogue dialogue, Login login) {
        String mechanism = dialogue.mechanism();
        arithmetic = Arithmetic.of(mechanism);
        data = Plus.data(dialogue.candidate(), mechanism);
        client = dialogue.client(login.with(Plus.properties(dialogue.candidate(), mechanism)));
        first = ClientFirst.of(client.begin());
    }

    /** A server that has received a client's first message. */
    static KitServer of(Dialogue dialogue, Login login) {
        return new KitServer(dialogue, login);
    }

    /** A server that has received the usual client's first message. */
    static KitServer of(Dialogue dialogue) {
        return of(dialogue, Login.usual());
    }

    Tested client() {
        return client;
    }

    ClientFirst first() {
        return first;
    }

    /** The nonce of both sides without a mistake. */
    String nonce() {
        return first.nonce() + NONCE;
    }

    /** The first message without a mistake. */
    String usual() {
        return "r=" + nonce() + ",s=" + SALT_TEXT + ",i=" + ITERATIONS;
    }

    /** Sends the first message without a mistake. */
    KitServer challenge() {
        proven(challenge(usual()));
        return this;
    }

    /** Sends any first message. */
    Reply challenge(String message) {
        serverFirst = message;
        return client.hear(Octets.of(message));
    }

    /** Checks the client's answer to it. The proof is computed over what was really sent. */
    String proven(Reply reply) {
        reply.taken("the server-first-message");
        String text = reply.octets() == null ? "" : Octets.of(reply.octets());
        int proofAt = text.lastIndexOf(",p=");
        String withoutProof = proofAt < 0 ? text : text.substring(0, proofAt);
        String expected = "c=" + Octets.base64(first.header() + data) + ",r=" + nonce();
        if (proofAt < 0 || !(withoutProof + ",").startsWith(expected + ",")) {
            throw new Violation("sent no client-final-message that begins with " + expected);
        }
        authMessage = String.join(",", first.bare(), serverFirst, withoutProof);
        String proof = Octets.base64(arithmetic.clientProof(Account.PASSWORD, SALT, ITERATIONS, authMessage));
        if (!text.equals(withoutProof + ",p=" + proof)) {
            throw new Violation("sent a wrong proof; over what was sent it is " + proof);
        }
        return "proved what was sent";
    }

    /** The octets of v= without a mistake. */
    byte[] signature() {
        return arithmetic.serverSignature(Account.PASSWORD, SALT, ITERATIONS, authMessage);
    }

    /** Sends the last message, rewritten. */
    Reply finish(UnaryOperator<String> rewritten) {
        return client.hear(Octets.of(rewritten.apply("v=" + Octets.base64(signature()))));
    }

    /** Sends the last message without a mistake. The client has to be complete after that. */
    String finish() {
        return finish(UnaryOperator.identity()).completed("the right ServerSignature");
    }
}
