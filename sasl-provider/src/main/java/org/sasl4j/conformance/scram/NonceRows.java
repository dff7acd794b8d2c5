package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.clientRefusesFirst;
import static org.sasl4j.conformance.scram.Scram.serverRefusesBare;
import static org.sasl4j.conformance.scram.Scram.serverRefusesLast;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** Nonces (RFC 5802 section 5.1, attribute r). */
final class NonceRows {
    private static final String RFC = "RFC 5802 section 5.1";
    private static final int MANY = 6;
    private static final int SHORTEST = 20; // characters of 93 kinds hold 128 bits

    private NonceRows() {}

    static List<Row> all() {
        return List.of(heardByServer(), heardByClient(), made());
    }

    private static Row heardByServer() {
        return new Row(
                "S2",
                RFC,
                "a server compares the nonce in the last message with the one it sent, and takes no other",
                repeats("the client's part only", nonce -> KitClient.NONCE),
                repeats("the server's part only", nonce -> nonce.substring(KitClient.NONCE.length())),
                repeats("the client's part twice", nonce -> KitClient.NONCE + nonce),
                repeats("a character more", nonce -> nonce + "x"),
                repeats("a character less", nonce -> nonce.substring(0, nonce.length() - 1)),
                repeats("a character before", nonce -> "x" + nonce),
                repeats("another of the same length", nonce -> "x".repeat(nonce.length())),
                repeats("none", nonce -> ""));
    }

    private static Trial repeats(String what, UnaryOperator<String> nonce) {
        return serverRefusesLast(
                "r= with " + what,
                kit -> kit.prove("c=" + kit.binding() + ",r="
                        + nonce.apply(kit.challenge().nonce())));
    }

    private static Row heardByClient() {
        return new Row(
                "S3",
                RFC,
                "a client goes on only with a nonce that begins with its own and is longer",
                extended("its own", own -> own),
                extended("another", own -> "x".repeat(own.length()) + KitServer.NONCE),
                extended("a part of its own", own -> own.substring(0, own.length() - 1)),
                extended("its own without the end, and more", own -> own.substring(0, own.length() - 1) + "~more"),
                extended("its own at the end", own -> KitServer.NONCE + own),
                extended("its own without the beginning", own -> own.substring(1) + KitServer.NONCE),
                extended("none", own -> ""));
    }

    private static Trial extended(String what, UnaryOperator<String> nonce) {
        return clientRefusesFirst(
                "r= with " + what, kit -> challenge(nonce.apply(kit.first().nonce())));
    }

    private static String challenge(String nonce) {
        return "r=" + nonce + ",s=" + KitServer.SALT_TEXT + ",i=" + KitServer.ITERATIONS;
    }

    private static Row made() {
        return new Row(
                "S16",
                RFC,
                "a nonce is printable ASCII without a comma, holds 128 bits, and is never the same twice; what else a peer"
                        + " sends is refused",
                Scram.SERVERS.of("what a server adds", differing(dialogue -> KitClient.of(dialogue)
                        .start()
                        .challenge()
                        .nonce()
                        .substring(KitClient.NONCE.length()))),
                Scram.CLIENTS.of(
                        "what a client sends",
                        differing(dialogue -> KitServer.of(dialogue).first().nonce())),
                sent("a space", "abcdefgh ijkl"),
                sent("DEL", "abcdefgh\u007f"),
                sent("a control character", "abcdefgh\u0001"),
                sent("a character beyond ASCII", Octets.utf8("abcdefghé")),
                answered("a space", " a"),
                answered("DEL", "\u007f"),
                answered("a control character", "\u0001"),
                answered("a character beyond ASCII", Octets.utf8("é")));
    }

    private static Script differing(Function<Dialogue, String> made) {
        return dialogue -> {
            Set<String> nonces = new HashSet<>();
            for (int i = 0; i < MANY; i++) {
                String nonce = made.apply(dialogue);
                if (!nonces.add(nonce)) {
                    throw new Violation("made the same nonce twice: " + nonce);
                }
                if (!nonce.matches("[\\x21-\\x2b\\x2d-\\x7e]*")) {
                    throw new Violation("made a nonce that is not printable: " + Octets.shown(nonce));
                }
                if (nonce.length() < SHORTEST) {
                    throw new Violation(
                            "made a nonce of " + nonce.length() + " characters, which cannot hold 128 bits");
                }
            }
            return "made " + MANY + " different nonces";
        };
    }

    private static Trial sent(String what, String nonce) {
        return serverRefusesBare("a client's nonce with " + what, "n=" + Account.NAME + ",r=" + nonce);
    }

    private static Trial answered(String what, String end) {
        return clientRefusesFirst("a server's nonce with " + what, kit -> challenge(kit.nonce() + end));
    }
}
