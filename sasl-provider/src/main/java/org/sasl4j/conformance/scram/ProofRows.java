package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.scram.Scram.clientRefusesLast;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;

/** What both sides prove, and what follows from a failure (RFC 5802 sections 3, 5 and 7). */
final class ProofRows {
    private ProofRows() {}

    static List<Row> all() {
        return List.of(serverProof(), errors(), length(), noSecondTry(), failure());
    }

    private static Row serverProof() {
        return new Row(
                "S9",
                "RFC 5802 section 5",
                "a client is complete only after it has checked v=; a success without it is none",
                Scram.clientLogin(),
                HOSTILE_TO_CLIENTS.of(
                        "success straight after the first message",
                        dialogue -> KitServer.of(dialogue).client().incomplete("after its first message")),
                HOSTILE_TO_CLIENTS.of(
                        "success straight after the proof",
                        dialogue ->
                                KitServer.of(dialogue).challenge().client().incomplete("after its proof, before v=")),
                HOSTILE_TO_CLIENTS.of("an empty last message", ProofRows::emptyLast),
                clientRefusesLast("v= of another password", usual -> verifier(usual, octets -> flipped(octets, 0))),
                clientRefusesLast(
                        "v= that differs in its last bit",
                        usual -> verifier(usual, octets -> flipped(octets, octets.length - 1))),
                clientRefusesLast(
                        "v= cut short", usual -> verifier(usual, octets -> Arrays.copyOf(octets, octets.length - 1))),
                clientRefusesLast(
                        "v= with an octet more",
                        usual -> verifier(usual, octets -> Arrays.copyOf(octets, octets.length + 1))),
                clientRefusesLast("v= without a value", usual -> "v="));
    }

    private static String emptyLast(Dialogue dialogue) {
        KitServer kit = KitServer.of(dialogue).challenge();
        Reply reply = kit.finish(usual -> "");
        return reply.isRefusal()
                ? reply.refused("an empty last message")
                : kit.client().incomplete("after an empty last message");
    }

    private static String verifier(String usual, UnaryOperator<byte[]> changed) {
        byte[] verifier = Base64.getDecoder().decode(usual.substring(2));
        return "v=" + Octets.base64(changed.apply(verifier));
    }

    private static byte[] flipped(byte[] octets, int at) {
        octets[at] ^= 1;
        return octets;
    }

    private static Row errors() {
        return new Row(
                "S10",
                "RFC 5802 section 7",
                "e= fails the client, and a value that it does not know is as other-error, not a fault of another kind",
                error("invalid-proof"),
                error("unknown-user"),
                error("other-error"),
                error("no-such-error-that-anybody-knows"),
                error("other-error,x=y"),
                error("="));
    }

    private static Trial error(String value) {
        String title = "e=" + value;
        return HOSTILE_TO_CLIENTS.of(title, dialogue -> KitServer.of(dialogue)
                .challenge()
                .finish(usual -> title)
                .refusedProperly(title));
    }

    private static Row length() {
        return new Row(
                "S15",
                "RFC 5802 section 3",
                "a proof is as long as the hash: a server refuses a longer and a shorter one, and does not stumble over them",
                proof("an octet more", octets -> Arrays.copyOf(octets, octets.length + 1)),
                proof("as much again", octets -> Arrays.copyOf(octets, octets.length * 2)),
                proof("an octet less", octets -> Arrays.copyOf(octets, octets.length - 1)),
                proof("one octet", octets -> Arrays.copyOf(octets, 1)),
                proof("a bit turned", octets -> flipped(octets, octets.length - 1)));
    }

    private static Trial proof(String what, UnaryOperator<byte[]> changed) {
        String title = "a proof with " + what;
        return HOSTILE_TO_SERVERS.of(
                title, dialogue -> KitClient.of(dialogue).start().prove(changed).refusedProperly(title));
    }

    private static Row noSecondTry() {
        return new Row(
                "S20",
                "RFC 4422 section 3.6",
                "a failed last message ends the exchange: the right one that follows is refused",
                HOSTILE_TO_SERVERS.of("a wrong proof, then the right one", dialogue -> {
                    KitClient kit = KitClient.of(dialogue).start();
                    kit.prove(kit.withoutProof(), "wrong");
                    Reply second = kit.prove();
                    return second.refused("the right proof after a wrong one");
                }),
                HOSTILE_TO_CLIENTS.of("a wrong v=, then the right one", dialogue -> {
                    KitServer kit = KitServer.of(dialogue).challenge();
                    kit.finish(usual -> verifier(usual, octets -> flipped(octets, 0)));
                    return kit.finish(UnaryOperator.identity()).refused("the right v= after a wrong one");
                }));
    }

    private static Row failure() {
        return new Row(
                "S22",
                "RFC 5802 section 5.1",
                "a server reports a failure by a SaslException, or by e= and is then not complete",
                HOSTILE_TO_SERVERS.of("a wrong proof", dialogue -> {
                    KitClient kit = KitClient.of(dialogue).start();
                    return kit.prove(kit.withoutProof(), "wrong").refusedProperly("a wrong proof");
                }),
                HOSTILE_TO_SERVERS.of(
                        "a message that is none",
                        dialogue -> KitClient.of(dialogue).begin("", "?").refusedProperly("a message that is none")));
    }
}
