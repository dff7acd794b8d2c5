package org.sasl4j.conformance.digest;

import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.digest.Digest.clientAnswers;
import static org.sasl4j.conformance.digest.Digest.clientRefuses;
import static org.sasl4j.conformance.digest.Digest.clientTakes;
import static org.sasl4j.conformance.digest.Digest.serverRefuses;
import static org.sasl4j.conformance.digest.Digest.serverTakes;
import static org.sasl4j.conformance.digest.Digest.serverTakesAnswer;
import static org.sasl4j.conformance.digest.KitServer.CHALLENGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.security.sasl.Sasl;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** The form of messages (RFC 2831 sections 2.1.1, 2.1.2 and 7). */
final class FormRows {
    private static final int CHALLENGE_BOUND = 2048;
    private static final int RESPONSE_BOUND = 4096;
    private static final Map<String, String> SEALED = Map.of(Sasl.QOP, "auth-conf", Sasl.MAX_BUFFER, "4096");

    private FormRows() {}

    static List<Row> all() {
        return List.of(lengths(), once(), names(), quotedPairs(), tokens());
    }

    private static Row lengths() {
        return new Row(
                "D1",
                "RFC 2831 sections 2.1.1 and 2.1.2",
                "a challenge has less than 2048 octets and a response less than 4096: one less is taken, the bound is not,"
                        + " and no longer response is sent",
                clientTakes("a challenge of 2047 octets", padded(CHALLENGE, CHALLENGE_BOUND - 1)),
                clientRefuses("a challenge of 2048 octets", padded(CHALLENGE, CHALLENGE_BOUND)),
                clientRefuses("a challenge of 20000 octets", padded(CHALLENGE, 20_000)),
                serverTakes("a response of 4095 octets", text -> padded(text, RESPONSE_BOUND - 1)),
                serverRefuses("a response of 4096 octets", text -> padded(text, RESPONSE_BOUND)),
                serverRefuses("a response of 20000 octets", text -> padded(text, 20_000)),
                HOSTILE_TO_CLIENTS.of("a name that makes the response too long", FormRows::longName));
    }

    private static String padded(String text, int length) {
        String begin = text + ",pad=";
        return begin + "x".repeat(length - begin.length());
    }

    private static String longName(Dialogue dialogue) {
        Reply reply = KitServer.of(dialogue, Login.of("x".repeat(RESPONSE_BOUND), Account.PASSWORD))
                .challenge(CHALLENGE);
        if (reply.octets() != null && reply.octets().length >= RESPONSE_BOUND) {
            throw new Violation("sent a response of " + reply.octets().length + " octets");
        }
        return reply.refused("to send a response that is too long");
    }

    private static Row once() {
        List<Trial> trials = new ArrayList<>();
        trials.add(Digest.clientLogin());
        trials.add(Digest.serverLogin());
        trials.add(clientRefuses("no nonce", CHALLENGE.replace("nonce=", "x=")));
        trials.add(clientRefuses("no algorithm", CHALLENGE.replace("algorithm=", "x=")));
        trials.add(clientRefuses("an algorithm other than md5-sess", CHALLENGE.replace("md5-sess", "md5")));
        for (String twice : List.of("algorithm=md5-sess", "charset=utf-8", "qop=\"auth\"")) {
            trials.add(clientRefuses(name(twice) + " twice", CHALLENGE + "," + twice));
        }
        trials.add(clientRefuses("two nonces", CHALLENGE + ",nonce=\"another\""));
        for (String twice : List.of("stale=false", "maxbuf=65536", "cipher=\"3des\"")) {
            trials.add(clientRefuses(name(twice) + " twice", CHALLENGE + "," + twice + "," + twice));
        }
        trials.add(clientTakes("two realms", "realm=\"elsewhere\"," + CHALLENGE));
        trials.add(clientTakes(
                "the same unknown directive twice, that begins as a known one", CHALLENGE + ",realms=a,realms=b"));
        for (String name : List.of("username", "nonce", "cnonce", "response")) {
            trials.add(serverRefuses("a response without " + name, text -> renamed(text, name)));
        }
        trials.addAll(repeated());
        return new Row(
                "D2",
                "RFC 2831 sections 2.1.1 and 2.1.2",
                "nonce and algorithm (which is md5-sess), username, cnonce and response stand exactly once, all else at most"
                        + " once, but for the realms of a challenge",
                trials);
    }

    private static List<Trial> repeated() {
        List<Trial> trials = new ArrayList<>();
        for (String name :
                List.of("username", "realm", "nonce", "cnonce", "nc", "qop", "digest-uri", "response", "charset")) {
            trials.add(serverRefuses("a response with two " + name, text -> doubled(text, name)));
        }
        for (String twice : List.of("maxbuf=65536", "cipher=3des", "authzid=\"" + Account.NAME + "\"")) {
            trials.add(serverRefuses("a response with two " + name(twice), text -> text + "," + twice + "," + twice));
        }
        return trials;
    }

    private static String name(String directive) {
        return directive.substring(0, directive.indexOf('='));
    }

    private static String renamed(String text, String name) {
        return ("," + text).replace("," + name + "=", ",x=").substring(1);
    }

    /** Repeats a directive at the end with the same value. So it does not matter which of the two a reader takes. */
    private static String doubled(String text, String name) {
        String all = "," + text + ",";
        int at = all.indexOf("," + name + "=");
        return at < 0 ? text + "," + name + "=x," + name + "=x" : text + all.substring(at, all.indexOf(',', at + 1));
    }

    private static Row names() {
        List<Trial> trials = new ArrayList<>(List.of(
                clientTakes("NONCE=", CHALLENGE.replace("nonce=", "NONCE=")),
                clientTakes(
                        "Algorithm=MD5-sess and Charset=UTF-8",
                        CHALLENGE
                                .replace("algorithm=md5-sess", "Algorithm=md5-sess")
                                .replace("charset=", "Charset=")),
                clientTakes("unknown directives in the challenge", CHALLENGE + ",opaque=\"x,y=z\",domain=token"),
                clientTakes("empty elements in the challenge", ",," + CHALLENGE.replace(",qop", ",,,qop") + ","),
                clientTakes("white space in the challenge", CHALLENGE.replace(",", " ,\t")),
                serverTakes("USERNAME=", text -> text.replace("username=", "USERNAME=")),
                serverTakes("Response= and NC=", text -> text.replace("response=", "Response=")
                        .replace("nc=0", "NC=0")),
                serverTakes("unknown directives in the response", text -> "x-a=\"b,c=d\"," + text + ",x-b=c"),
                serverTakes("empty elements in the response", text -> "," + text.replace(",nc=", ",,nc=") + ","),
                serverTakes("an empty element with a space", text -> text.replace(",nc=", ", ,nc=")),
                serverTakes("white space in the response", text -> text.replace(",", " ,\t")),
                serverTakes("white space about an equals sign", text -> text.replace("nc=0", "nc = 0"))));
        return new Row(
                "D3",
                "RFC 2831 section 7.1",
                "names of directives are case-insensitive, unknown ones are ignored, empty elements of a list do not count,"
                        + " and there may be white space between words",
                trials);
    }

    private static Row quotedPairs() {
        String odd = "a\\\"b\\\\c";
        Map<String, ?> none = Map.of();
        return new Row(
                "D4",
                "RFC 2831 section 7.2",
                "in a quoted string \\x stands for x; \" and \\ are written so; what is hashed is the value without that",
                clientAnswers("a nonce with both", none, CHALLENGE.replace(KitServer.NONCE, odd), FormRows::escaped),
                clientAnswers("a realm with both", none, CHALLENGE.replace("localhost", odd), FormRows::escaped),
                clientTakes("a nonce with a needless one", CHALLENGE.replace(KitServer.NONCE, "\\OA6\\MG9tEQGm2hh")),
                clientTakes("a quoted string with a comma", CHALLENGE.replace(KitServer.NONCE, "OA6M,nonce=x")),
                Digest.CLIENTS.of(
                        "a name with both", dialogue -> KitServer.of(dialogue, Login.of("a\"b\\c", Account.PASSWORD))
                                .login(CHALLENGE)),
                serverTakesAnswer("a cnonce with both", answer -> answer.with("cnonce", "x\"y\\z")),
                serverTakes(
                        "a needless one in a name", text -> text.replace("\"" + Account.NAME, "\"\\" + Account.NAME)),
                serverTakesAnswer("a cnonce with a comma", answer -> answer.with("cnonce", "xyz,nonce=x")),
                serverRefuses("a quoted string without an end", text -> text + ",x=\"y"));
    }

    private static String escaped(Heard heard) {
        heard.value("nonce");
        return "wrote the value back as it was";
    }

    private static Row tokens() {
        String options = Digest.offering("auth-conf", ",cipher=\"rc4,3des\",maxbuf=4096");
        return new Row(
                "D5",
                "RFC 2831 sections 2.1.1 and 2.1.2",
                "algorithm, charset, maxbuf and stale of a challenge, and nc, qop, cipher, maxbuf, charset and response of a"
                        + " response are written as tokens, all else in quotes; quotes about a token are read",
                clientAnswers("a response with all of it", SEALED, options, FormRows::asResponse),
                Digest.SERVERS.of("a challenge with all of it", dialogue -> KitClient.of(dialogue, SEALED)
                        .challenge()
                        .written(
                                Set.of("realm", "nonce", "qop", "cipher"),
                                Set.of("stale", "maxbuf", "charset", "algorithm"))),
                clientTakes(
                        "tokens of a challenge in quotes",
                        CHALLENGE.replace("md5-sess", "\"md5-sess\"").replace("utf-8", "\"utf-8\"")
                                + ",maxbuf=\"65536\",stale=\"false\""),
                clientTakes("a qop list of one without quotes", CHALLENGE.replace("\"auth\"", "auth")),
                serverTakes("charset in quotes", text -> text.replace("utf-8", "\"utf-8\"")),
                serverTakes("qop in quotes", text -> text.replace("qop=auth", "qop=\"auth\"")),
                serverTakes("nc in quotes", text -> text.replace("00000001", "\"00000001\"")),
                serverTakes("maxbuf in quotes", text -> text + ",maxbuf=\"65536\""),
                serverRefuses("response in upper case", FormRows::upperCase));
    }

    private static String asResponse(Heard heard) {
        heard.value("cipher");
        return heard.written(Answer.QUOTED, Answer.TOKENS);
    }

    private static String upperCase(String text) {
        int at = text.indexOf("response=") + "response=".length();
        String proof = text.substring(at, at + 32);
        return text.replace(proof, proof.toUpperCase(Locale.ROOT));
    }
}
