package org.sasl4j.conformance.scram;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;

/** The trials that rows of SCRAM are made of. */
final class Scram {
    private static final Script SERVER_LOGIN = dialogue -> {
        KitClient kit = KitClient.of(dialogue).start();
        return kit.admitted(kit.prove(), "the right login", Account.NAME);
    };
    private static final Script CLIENT_LOGIN =
            dialogue -> KitServer.of(dialogue).challenge().finish();

    /** Trials of servers that need no control. */
    static final Trials SERVERS = Trials.of(Side.SERVER, Scram::isScram);
    /** Trials of clients that need no control. */
    static final Trials CLIENTS = Trials.of(Side.CLIENT, Scram::isScram);
    /** Trials of servers whose right outcome may be a refusal. */
    static final Trials HOSTILE_TO_SERVERS = SERVERS.after(SERVER_LOGIN);
    /** Trials of clients whose right outcome may be a refusal. */
    static final Trials HOSTILE_TO_CLIENTS = CLIENTS.after(CLIENT_LOGIN);

    /** Trials of servers without -PLUS. */
    static final Trials BASE_SERVERS = Trials.of(Side.SERVER, name -> isScram(name) && !Plus.isPlus(name));
    /** Trials of clients with -PLUS. */
    static final Trials PLUS_CLIENTS = Trials.of(Side.CLIENT, name -> isScram(name) && Plus.isPlus(name));

    private Scram() {}

    static boolean isScram(String mechanism) {
        return mechanism.startsWith("SCRAM-");
    }

    /** Trials of servers without -PLUS whose right outcome may be a refusal. */
    static Trials hostileToBaseServers() {
        return BASE_SERVERS.after(SERVER_LOGIN);
    }

    /** A server has to let the usual user in. */
    static Trial serverLogin() {
        return SERVERS.of("the right login", SERVER_LOGIN);
    }

    /** A client has to get in and to check the server. */
    static Trial clientLogin() {
        return CLIENTS.of("the right login", CLIENT_LOGIN);
    }

    /**
     * A server has to refuse a first message. It may do so only after a right last message, as long as nobody gets in.
     */
    static Trial serverRefusesFirst(String what, Function<KitClient, Reply> begin) {
        return HOSTILE_TO_SERVERS.of(what, dialogue -> {
            KitClient kit = KitClient.of(dialogue);
            return kit.refused(begin.apply(kit), what);
        });
    }

    /** The same for a first message with the right GS2 header. */
    static Trial serverRefusesBare(String what, String bare) {
        return serverRefusesFirst(what, kit -> kit.begin(bare));
    }

    /** A server has to refuse a last message that is right in everything else. */
    static Trial serverRefusesLast(String what, Function<KitClient, Reply> prove) {
        return HOSTILE_TO_SERVERS.of(
                what, dialogue -> prove.apply(KitClient.of(dialogue).start()).refused(what));
    }

    /** A client has to refuse a first message of the server. */
    static Trial clientRefusesFirst(String what, Function<KitServer, String> message) {
        return HOSTILE_TO_CLIENTS.of(what, dialogue -> {
            KitServer kit = KitServer.of(dialogue);
            return kit.challenge(message.apply(kit)).refused(what);
        });
    }

    /** A client has to refuse a last message of the server, and must not be complete. */
    static Trial clientRefusesLast(String what, UnaryOperator<String> rewritten) {
        return HOSTILE_TO_CLIENTS.of(
                what,
                dialogue -> KitServer.of(dialogue).challenge().finish(rewritten).refused(what));
    }
}
