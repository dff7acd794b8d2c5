package org.sasl4j.conformance.digest;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.security.sasl.Sasl;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** The trials that rows of DIGEST-MD5 are made of. */
final class Digest {
    static final String NAME = "DIGEST-MD5";

    static final Map<String, String> INT = Map.of(Sasl.QOP, "auth-int");
    static final Map<String, String> CONF = Map.of(Sasl.QOP, "auth-conf");

    private static final Script SERVER_LOGIN = dialogue -> {
        KitClient kit = KitClient.of(dialogue);
        return kit.admitted(kit.usual(), "the right login");
    };
    private static final Script CLIENT_LOGIN =
            dialogue -> KitServer.of(dialogue).login(KitServer.CHALLENGE);

    /** Trials of servers that need no control. */
    static final Trials SERVERS = Trials.of(Side.SERVER, NAME::equals);
    /** Trials of clients that need no control. */
    static final Trials CLIENTS = Trials.of(Side.CLIENT, NAME::equals);
    /** Trials of servers whose right outcome may be a refusal. */
    static final Trials HOSTILE_TO_SERVERS = SERVERS.after(SERVER_LOGIN);
    /** Trials of clients whose right outcome may be a refusal. */
    static final Trials HOSTILE_TO_CLIENTS = CLIENTS.after(CLIENT_LOGIN);

    private Digest() {}

    static Trial serverLogin() {
        return SERVERS.of("the right login", SERVER_LOGIN);
    }

    static Trial clientLogin() {
        return CLIENTS.of("the right login", CLIENT_LOGIN);
    }

    /** A server has to accept a right response that is written in another way. */
    static Trial serverTakes(String what, UnaryOperator<String> rewritten) {
        return SERVERS.of(what, dialogue -> {
            KitClient kit = KitClient.of(dialogue);
            Reply reply = kit.say(kit.usual(), rewritten);
            return kit.admitted(reply, kit.usual(), Account.PASSWORD, what, Account.NAME);
        });
    }

    /** A server has to accept a response that says something else and has the right proof for it. */
    static Trial serverTakesAnswer(String what, UnaryOperator<Answer> changed) {
        return SERVERS.of(what, dialogue -> {
            KitClient kit = KitClient.of(dialogue);
            return kit.admitted(changed.apply(kit.usual()), what);
        });
    }

    /** A server has to refuse a right response that is written in a wrong way. */
    static Trial serverRefuses(String what, UnaryOperator<String> rewritten) {
        return HOSTILE_TO_SERVERS.of(what, dialogue -> {
            KitClient kit = KitClient.of(dialogue);
            return kit.say(kit.usual(), rewritten).refusedProperly(what);
        });
    }

    /** A server has to refuse a response that says something else, although it has the right proof for it. */
    static Trial serverRefusesAnswer(String what, UnaryOperator<Answer> changed) {
        return serverRefusesAnswer(what, Map.of(), changed);
    }

    /** The same for a server with some properties. */
    static Trial serverRefusesAnswer(String what, Map<String, ?> properties, UnaryOperator<Answer> changed) {
        return HOSTILE_TO_SERVERS.of(what, dialogue -> {
            KitClient kit = KitClient.of(dialogue, properties);
            return kit.say(changed.apply(kit.usual())).refusedProperly(what);
        });
    }

    /** A client has to accept a challenge and go on to success. */
    static Trial clientTakes(String what, String challenge) {
        return CLIENTS.of(what, dialogue -> KitServer.of(dialogue).login(challenge));
    }

    /** A client has to refuse a challenge. */
    static Trial clientRefuses(String what, String challenge) {
        return clientRefuses(what, Map.of(), challenge);
    }

    /** The same for a client with some properties. */
    static Trial clientRefuses(String what, Map<String, ?> properties, String challenge) {
        return HOSTILE_TO_CLIENTS.of(what, dialogue -> KitServer.of(dialogue, properties)
                .challenge(challenge)
                .refusedProperly(what));
    }

    /** A client has to answer a challenge, and its answer is looked at. */
    static Trial clientAnswers(String what, Map<String, ?> properties, String challenge, Function<Heard, String> seen) {
        return CLIENTS.of(what, dialogue -> {
            KitServer kit = KitServer.of(dialogue, properties);
            String said = seen.apply(kit.answered(challenge));
            kit.finish();
            return said;
        });
    }

    /** The usual challenge with other options. */
    static String offering(String qops, String more) {
        return KitServer.CHALLENGE.replace("qop=\"auth\"", "qop=\"" + qops + "\"") + more;
    }

    /** Checks what a client chose. */
    static Function<Heard, String> chose(String qop) {
        return heard -> {
            String chosen = heard.has("qop") ? heard.value("qop") : "auth";
            if (!chosen.equals(qop)) {
                throw new Violation("chose " + chosen + " where it had to choose " + qop);
            }
            return "chose " + qop;
        };
    }
}
