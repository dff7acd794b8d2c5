package org.sasl4j.conformance.scram;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Violation;

/** The kit's client, against the provider's server. */
final class KitClient {
    /** The nonce in every client-first-message. It has 24 characters, as a real one might have. */
    static final String NONCE = "fyko+d2lbbFgONRv9qkxdawL";

    private final Arithmetic arithmetic;
    private final String data;
    private final String flag;
    private final Tested server;
    private String header;
    private String bare = "";
    private Optional<ServerFirst> serverFirst = Optional.empty();
    private String authMessage = "";

    KitClient(Dialogue dialogue, Directory directory) {
        String mechanism = dialogue.mechanism();
        arithmetic = Arithmetic.of(mechanism);
        data = Plus.data(dialogue.candidate(), mechanism);
        flag = Plus.flag(dialogue.candidate(), mechanism);
        header = flag + ",,";
        server = dialogue.server(directory.with(Plus.properties(dialogue.candidate(), mechanism)));
    }

    /** A client whose server has the usual users. */
    static KitClient of(Dialogue dialogue) {
        return new KitClient(dialogue, Directory.usual());
    }

    Tested server() {
        return server;
    }

    /** n= and r= without a mistake. */
    static String usualBare() {
        return "n=" + Account.NAME + ",r=" + NONCE;
    }

    /** The flag of the GS2 header without a mistake. */
    String flag() {
        return flag;
    }

    /** Sends the first message without a mistake. */
    Reply begin() {
        return begin(usualBare());
    }

    /** Sends a first message with the right GS2 header. */
    Reply begin(String clientFirstBare) {
        return begin(header, clientFirstBare);
    }

    /** Sends any first message. */
    Reply begin(String gs2Header, String clientFirstBare) {
        header = gs2Header;
        bare = clientFirstBare;
        return server.hear(Octets.of(gs2Header + clientFirstBare));
    }

    /** Reads the server's answer. */
    KitClient challenged(Reply reply) {
        serverFirst = Optional.of(ServerFirst.of(reply, bare.contains("r=" + NONCE) ? NONCE : ""));
        return this;
    }

    ServerFirst challenge() {
        return serverFirst.orElseThrow(() -> new IllegalStateException("the server was not heard yet"));
    }

    /** Sends the first message and reads the answer. */
    KitClient start() {
        return challenged(begin());
    }

    /** The value of c= without a mistake. */
    String binding() {
        return Octets.base64(header + data);
    }

    /** c= and r= without a mistake. */
    String withoutProof() {
        return "c=" + binding() + ",r=" + challenge().nonce();
    }

    /** Sends the last message without a mistake. */
    Reply prove() {
        return prove(withoutProof());
    }

    /** Sends any last message, with the right proof for it. */
    Reply prove(String withoutProof) {
        return prove(withoutProof, Account.PASSWORD);
    }

    /** Sends any last message, with the proof of another password. */
    Reply prove(String withoutProof, String password) {
        return server.hear(Octets.of(withoutProof + ",p=" + Octets.base64(proof(withoutProof, password))));
    }

    /** Sends the last message with a changed proof. */
    Reply prove(UnaryOperator<byte[]> proof) {
        byte[] made = proof.apply(proof(withoutProof(), Account.PASSWORD));
        return server.hear(Octets.of(withoutProof() + ",p=" + Octets.base64(made)));
    }

    /** Sends the last message, rewritten. */
    Reply say(UnaryOperator<String> rewritten) {
        String usual = withoutProof() + ",p=" + Octets.base64(proof(withoutProof(), Account.PASSWORD));
        return server.hear(Octets.of(rewritten.apply(usual)));
    }

    private byte[] proof(String withoutProof, String password) {
        ServerFirst heard = challenge();
        authMessage = String.join(",", bare, heard.text(), withoutProof);
        return arithmetic.clientProof(password, heard.salt(), heard.iterations(), authMessage);
    }

    /**
     * The server has to refuse the first message. It may do so only after a right last message, as long as nobody gets
     * in.
     */
    String refused(Reply first, String what) {
        return first.isRefusal()
                ? first.refused(what)
                : challenged(first).prove().refused(what);
    }

    /** Requires that the server accepts the last message and proves that it knows the password. */
    String admitted(Reply last, String what, String identity) {
        last.completed(what);
        ServerFirst heard = challenge();
        String expected = "v="
                + Octets.base64(
                        arithmetic.serverSignature(Account.PASSWORD, heard.salt(), heard.iterations(), authMessage));
        String said = last.octets() == null ? "" : Octets.of(last.octets());
        if (!said.equals(expected) && !said.startsWith(expected + ",")) {
            throw new Violation("did not send the right ServerSignature after " + what);
        }
        return "proved itself and was complete after " + what + server.actsAs(identity);
    }
}
