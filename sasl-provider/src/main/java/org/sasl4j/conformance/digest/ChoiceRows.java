package org.sasl4j.conformance.digest;

import static org.sasl4j.conformance.digest.Digest.CLIENTS;
import static org.sasl4j.conformance.digest.Digest.CONF;
import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.digest.Digest.INT;
import static org.sasl4j.conformance.digest.Digest.chose;
import static org.sasl4j.conformance.digest.Digest.clientAnswers;
import static org.sasl4j.conformance.digest.Digest.clientRefuses;
import static org.sasl4j.conformance.digest.Digest.clientTakes;
import static org.sasl4j.conformance.digest.Digest.offering;
import static org.sasl4j.conformance.digest.Digest.serverRefuses;
import static org.sasl4j.conformance.digest.Digest.serverRefusesAnswer;
import static org.sasl4j.conformance.digest.Digest.serverTakesAnswer;

import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** What a client chooses from what a server offers (RFC 2831 section 2.1.2). */
final class ChoiceRows {
    private static final String RFC = "RFC 2831 section 2.1.2";
    private static final Map<String, String> ANY_LAYER = Map.of(Sasl.QOP, "auth-conf,auth-int");
    private static final Map<String, String> ANY = Map.of(Sasl.QOP, "auth-conf,auth-int,auth");

    private ChoiceRows() {}

    static List<Row> all() {
        return List.of(count(), protection(), unknownCipher(), service(), realm());
    }

    private static Row count() {
        return new Row(
                "D6",
                "RFC 2831 section 2.1.3",
                "nc is 00000001 in the first response to a nonce, in eight hexadecimal digits, and a server checks that",
                Digest.clientLogin(),
                nc("00000099"),
                nc("00000002"),
                nc("00000000"),
                nc("1"),
                nc("0000001"),
                nc("000000001"),
                nc("+0000001"),
                nc("0000000A"),
                nc("0000000g"),
                uncounted("00000099"),
                uncounted("xyz"));
    }

    /** A client that proves the count 1 but sends another one may have made its proof for another server. */
    private static Trial uncounted(String value) {
        return serverRefuses(
                "nc=" + value + " with the proof of 00000001", text -> text.replace("nc=00000001", "nc=" + value));
    }

    private static Trial nc(String value) {
        return serverRefusesAnswer("nc=" + value, answer -> answer.with("nc", value));
    }

    private static Row protection() {
        return new Row(
                "D7",
                RFC,
                "qop and cipher of a response are among those that the server offered: else whoever is between takes the"
                        + " layer away",
                serverRefusesAnswer("auth, where only auth-conf is offered", CONF, answer -> answer),
                serverRefusesAnswer("no qop, where only auth-conf is offered", CONF, answer -> answer.without("qop")),
                serverRefusesAnswer("auth, where only auth-int is offered", INT, answer -> answer),
                serverRefusesAnswer("auth-int, where only auth is offered", answer -> answer.with("qop", "auth-int")),
                serverRefusesAnswer("an unknown qop", answer -> answer.with("qop", "auth-more")),
                serverRefusesAnswer("auth-conf without a cipher", CONF, answer -> answer.with("qop", "auth-conf")),
                HOSTILE_TO_SERVERS.of("a cipher that was not offered", ChoiceRows::foreignCipher),
                clientRefuses("auth, where a client wants auth-conf", CONF, offering("auth", "")),
                clientRefuses("auth, where a client wants a layer", ANY_LAYER, offering("auth", "")),
                clientRefuses("no known qop", offering("auth-more", "")),
                clientAnswers("what it likes best and is not offered", ANY, offering("auth", ""), chose("auth")),
                clientAnswers(
                        "an unknown qop beside a known one", Map.of(), offering("auth-x,auth", ""), chose("auth")),
                clientTakes("no qop, which means auth", KitServer.CHALLENGE.replace("qop=\"auth\",", "")));
    }

    private static String foreignCipher(Dialogue dialogue) {
        KitClient kit = KitClient.of(dialogue, Map.of(Sasl.QOP, "auth-conf", Sasl.STRENGTH, "high"));
        List<String> offered = kit.challenge().list("cipher");
        String foreign = Sealing.ciphers().stream()
                .map(Sealing::token)
                .filter(cipher -> !offered.contains(cipher))
                .findFirst()
                .orElse("aes-gcm");
        return kit.say(kit.usual().with("qop", "auth-conf").with("cipher", foreign))
                .refusedProperly("cipher=" + foreign + ", where " + offered + " are offered");
    }

    private static Row unknownCipher() {
        String unknown = ",cipher=\"aes-gcm\"";
        return new Row(
                "D8",
                "RFC 2831 section 2.1.1",
                "a client ignores unknown ciphers and does not agree on auth-conf where it knows none; where auth-conf is"
                        + " not offered the list does not matter",
                CLIENTS.of(
                        "auth-conf liked best, no cipher known",
                        dialogue -> notSealed(
                                KitServer.of(dialogue, ANY_LAYER), offering("auth,auth-int,auth-conf", unknown))),
                CLIENTS.of(
                        "auth-conf liked best, no list of ciphers",
                        dialogue ->
                                notSealed(KitServer.of(dialogue, ANY_LAYER), offering("auth,auth-int,auth-conf", ""))),
                clientRefuses("only auth-conf wanted, no cipher known", CONF, offering("auth-conf", unknown)),
                clientAnswers(
                        "a known cipher among unknown ones",
                        CONF,
                        offering("auth-conf", ",cipher=\"aes-gcm,3des,x\""),
                        chose("auth-conf")),
                clientAnswers("auth with unknown ciphers", Map.of(), offering("auth", unknown), chose("auth")));
    }

    /** The client may end the exchange, or choose weaker protection. */
    private static String notSealed(KitServer kit, String challenge) {
        Reply reply = kit.challenge(challenge);
        return reply.isRefusal()
                ? reply.refusedProperly("auth-conf without a cipher")
                : chose("auth-int").apply(kit.answered(challenge, reply));
    }

    private static Row service() {
        return new Row(
                "D13",
                RFC,
                "digest-uri names the service, serv-type/host, in whatever case; a server checks it, hashes it as received,"
                        + " and does not stumble over one that is missing or malformed",
                clientAnswers("the client's digest-uri", Map.of(), KitServer.CHALLENGE, heard -> {
                    if (!heard.value("digest-uri").equals(KitClient.URI)) {
                        throw new Violation("sent another digest-uri than " + KitClient.URI);
                    }
                    return "sent " + KitClient.URI;
                }),
                serverTakesAnswer("another case", answer -> answer.with("digest-uri", "test/LocalHost")),
                uri("another host", "test/elsewhere"),
                uri("another service", "rest/localhost"),
                uri("no host", "test/"),
                uri("no slash", "test"),
                uri("nothing in it", ""),
                serverRefusesAnswer("no digest-uri", answer -> answer.without("digest-uri")));
    }

    private static Trial uri(String what, String value) {
        return serverRefusesAnswer("a digest-uri with " + what, answer -> answer.with("digest-uri", value));
    }

    private static Row realm() {
        return new Row(
                "D15",
                RFC,
                "the realm of a response is one of those offered; it may be missing only where none was offered, and counts"
                        + " as empty then",
                HOSTILE_TO_SERVERS.of("a realm that was not offered", dialogue -> {
                    KitClient kit = offered(dialogue);
                    return kit.say(kit.usual().with("realm", "elsewhere")).refusedProperly("a realm not offered");
                }),
                HOSTILE_TO_SERVERS.of("no realm where one was offered", dialogue -> {
                    KitClient kit = offered(dialogue);
                    return kit.say(kit.usual().without("realm")).refusedProperly("no realm where one was offered");
                }),
                clientTakes("no realm", KitServer.CHALLENGE.replace("realm=\"localhost\",", "")),
                HOSTILE_TO_CLIENTS.of("two realms", dialogue -> {
                    KitServer kit = KitServer.of(dialogue);
                    Heard heard = kit.answered("realm=\"elsewhere\"," + KitServer.CHALLENGE);
                    if (!List.of("elsewhere", "localhost").contains(heard.value("realm"))) {
                        throw new Violation("chose a realm that was not offered");
                    }
                    return "chose one of the two";
                }));
    }

    private static KitClient offered(Dialogue dialogue) {
        KitClient kit = KitClient.of(dialogue);
        if (!kit.challenge().has("realm")) {
            throw new NotOffered("offers no realm, so that none is wrong");
        }
        return kit;
    }
}
