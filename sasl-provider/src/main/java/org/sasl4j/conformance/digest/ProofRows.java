package org.sasl4j.conformance.digest;

import static org.sasl4j.conformance.digest.Digest.CLIENTS;
import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.digest.Digest.SERVERS;
import static org.sasl4j.conformance.digest.KitServer.CHALLENGE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** What both sides prove to each other, and by what nonces (RFC 2831 sections 2.1 and 2.2). */
final class ProofRows {
    private static final int TIMES = 16;
    private static final int SHORTEST = 11; // characters of base64, for 64 bits
    private static final String ZEROS = "0".repeat(32);

    private ProofRows() {}

    static List<Row> all() {
        return List.of(serverProof(), nonces(), initialResponse());
    }

    private static Row serverProof() {
        return new Row(
                "D12",
                "RFC 2831 section 2.1.3",
                "a client is complete only after it has checked rspauth: a wrong one or none fails it, and it stays failed",
                Digest.clientLogin(),
                HOSTILE_TO_CLIENTS.of("success straight after the response", dialogue -> {
                    KitServer kit = KitServer.of(dialogue);
                    kit.answered(CHALLENGE);
                    return kit.client().incomplete("before rspauth");
                }),
                last("rspauth of zeros", right -> "rspauth=" + ZEROS),
                last("rspauth that differs in its last digit", ProofRows::lastDigit),
                last("rspauth cut short", right -> right.substring(0, right.length() - 1)),
                last("rspauth without a value", right -> "rspauth="),
                last("an empty last message", right -> ""),
                last("a last message without rspauth", right -> right.replace("rspauth", "response")),
                HOSTILE_TO_CLIENTS.of("its own proof sent back", dialogue -> {
                    KitServer kit = KitServer.of(dialogue);
                    String own = kit.answered(CHALLENGE).value("response");
                    return failed(kit, kit.finish(right -> "rspauth=" + own), "its own proof sent back");
                }),
                HOSTILE_TO_CLIENTS.of("the right rspauth after a wrong one", dialogue -> {
                    KitServer kit = KitServer.of(dialogue);
                    kit.answered(CHALLENGE);
                    kit.finish(ProofRows::lastDigit);
                    Reply second = kit.finish(UnaryOperator.identity());
                    return failed(kit, second, "the right rspauth after a wrong one");
                }));
    }

    private static String lastDigit(String right) {
        return right.substring(0, right.length() - 1) + (right.endsWith("0") ? '1' : '0');
    }

    private static Trial last(String what, UnaryOperator<String> rewritten) {
        return HOSTILE_TO_CLIENTS.of(what, dialogue -> {
            KitServer kit = KitServer.of(dialogue);
            kit.answered(CHALLENGE);
            return failed(kit, kit.finish(rewritten), what);
        });
    }

    private static String failed(KitServer kit, Reply reply, String what) {
        String seen = reply.refusedProperly(what);
        kit.client().incomplete("although it refused " + what);
        return seen;
    }

    private static Row nonces() {
        return new Row(
                "D14",
                "RFC 2831 sections 2.1.1 and 2.1.2",
                "nonce and cnonce differ each time and have at least 64 bits",
                SERVERS.of(
                        "the nonces of 16 challenges",
                        dialogue -> differing(
                                () -> KitClient.of(dialogue).challenge().value("nonce"))),
                CLIENTS.of(
                        "the cnonces of 16 responses to one nonce",
                        dialogue -> differing(
                                () -> KitServer.of(dialogue).answered(CHALLENGE).value("cnonce"))));
    }

    private static String differing(Supplier<String> nonces) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < TIMES; i++) {
            String nonce = nonces.get();
            if (!seen.add(nonce)) {
                throw new Violation("made the same nonce twice");
            }
            if (nonce.length() < SHORTEST) {
                throw new Violation("made a nonce of " + nonce.length() + " characters");
            }
        }
        return "made " + TIMES + " that differ and are long enough";
    }

    private static Row initialResponse() {
        return new Row(
                "D19",
                "RFC 2831 section 2.2.2",
                "a server that does not know the nonce of an initial response sends a challenge and goes on as if there had been"
                        + " none, or fails cleanly; a client that is challenged again counts the new nonce from 1",
                HOSTILE_TO_SERVERS.of(
                        "a response to a nonce of nobody's", dialogue -> challengedAfter(dialogue, "00000002")),
                HOSTILE_TO_SERVERS.of(
                        "a first response to a nonce of nobody's", dialogue -> challengedAfter(dialogue, "00000001")),
                HOSTILE_TO_SERVERS.of("a response to the nonce of another exchange", ProofRows::foreign),
                HOSTILE_TO_CLIENTS.of("a challenge instead of rspauth", ProofRows::challengedAgain));
    }

    /** A protocol may have no initial responses (section 2.2), so failing at once is right, too. */
    private static String challengedAfter(Dialogue dialogue, String count) {
        Answer foreign =
                KitClient.of(dialogue).usual().with("nonce", KitServer.NONCE).with("nc", count);
        Tested server = dialogue.server();
        Reply reply = server.hear(foreign.text(Account.PASSWORD));
        server.incomplete("after an initial response");
        if (reply.isRefusal()) {
            return reply.refusedProperly("an initial response");
        }
        KitClient kit = KitClient.challenged(server, reply);
        return kit.admitted(kit.usual(), "the challenge that followed");
    }

    private static String foreign(Dialogue dialogue) {
        KitClient other = KitClient.of(dialogue);
        KitClient kit = KitClient.of(dialogue);
        return kit.say(other.usual()).refusedProperly("a response to the nonce of another exchange");
    }

    private static String challengedAgain(Dialogue dialogue) {
        KitServer kit = KitServer.of(dialogue);
        kit.answered(CHALLENGE);
        String fresh = CHALLENGE.replace(KitServer.NONCE, "another" + KitServer.NONCE) + ",stale=true";
        Reply reply = kit.challenge(fresh);
        kit.client().incomplete("after a second challenge");
        if (reply.isRefusal()) {
            return reply.refusedProperly("a second challenge");
        }
        kit.answered(fresh, reply);
        return "answered the new nonce with nc=00000001";
    }
}
