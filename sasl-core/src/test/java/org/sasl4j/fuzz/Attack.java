package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.ServerContext;
import org.sasl4j.Trait;
import org.sasl4j.mechanism.Mechanisms;

/**
 * One side of a mechanism is honest, the other an attacker who has what somebody said that did not know the secret, or what
 * somebody said that did, in another exchange; and changes it at will.
 */
public final class Attack {
    /** Whom the attacker speaks to. */
    public enum Victim {
        /** The client. */
        CLIENT,
        /** A server that keeps passwords. */
        SERVER,
        /** A server that keeps no password, but what a mechanism derives from it. */
        SERVER_WITH_KEYS;

        /** Makes exchanges of one kind, all in the same context: to make that takes longer than an attack. */
        private Supplier<Exchange> of(Mechanism mechanism, Party party) {
            if (this == CLIENT) {
                ClientContext context = party.client();
                return () -> Exchange.client(mechanism, context);
            }
            ServerContext context = this == SERVER ? party.server() : party.serverWithKeys();
            return () -> Exchange.server(mechanism, context);
        }
    }

    private static final String OTHER_NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final Party STRANGER = new Party("pencil", "fykod2lbbFgONRv9qkxd");

    private final Mechanism mechanism;
    private final Victim victim;
    private final Play play;

    private Attack(Mechanism mechanism, Victim victim) {
        this.mechanism = mechanism;
        this.victim = victim;
        this.play = new Play(victim.of(mechanism, Party.HONEST), known(mechanism, victim), this::judge);
    }

    /** For each mechanism whose name begins with a word. */
    public static List<Attack> on(Victim victim, String... names) {
        return mechanisms(names).map(mechanism -> new Attack(mechanism, victim)).toList();
    }

    /** On servers of either kind. */
    public static List<Attack> onServers(String... names) {
        return Stream.of(Victim.SERVER, Victim.SERVER_WITH_KEYS)
                .flatMap(victim -> on(victim, names).stream())
                .toList();
    }

    private static Stream<Mechanism> mechanisms(String... names) {
        return Mechanisms.standard().ranked().stream()
                .filter(mechanism -> Stream.of(names).anyMatch(mechanism.name().toString()::startsWith));
    }

    /** Messages of exchanges that have the nonce of the victim, or the secret, and never both. */
    private static List<List<byte @Nullable []>> known(Mechanism mechanism, Victim victim) {
        List<List<byte @Nullable []>> known = new ArrayList<>();
        known.add(said(mechanism, victim, STRANGER.choosing(Party.HONEST.nonce()), STRANGER));
        if (mechanism.traits().contains(Trait.NOPLAINTEXT)) {
            Party other = Party.HONEST.choosing(OTHER_NONCE);
            known.add(said(mechanism, victim, other, other));
        }
        return known;
    }

    private static List<byte @Nullable []> said(Mechanism mechanism, Victim victim, Party attacked, Party peer) {
        return victim == Victim.CLIENT
                ? Transcript.of(
                                victim.of(mechanism, attacked).get(),
                                Victim.SERVER.of(mechanism, peer).get())
                        .ofServer()
                : Transcript.of(
                                Victim.CLIENT.of(mechanism, peer).get(),
                                victim.of(mechanism, attacked).get())
                        .ofClient();
    }

    /** Whether only a server that knows the secret satisfies a client. */
    private boolean isMutual() {
        return mechanism.traits().contains(Trait.MUTUAL);
    }

    private boolean needsSecret() {
        return !List.of("EXTERNAL", "ANONYMOUS").contains(mechanism.name().toString());
    }

    /** Attacks as the data say. */
    public void run(FuzzedDataProvider data) {
        play.run(data);
    }

    private void judge(Exchange attacked) {
        if (!attacked.isComplete()) {
            return;
        }
        if (victim == Victim.CLIENT ? isMutual() : needsSecret()) {
            throw new AssertionError(mechanism.name() + " let in somebody who does not know the secret");
        }
        if (victim != Victim.CLIENT) {
            requireOwnIdentity(attacked);
        }
    }

    private void requireOwnIdentity(Exchange server) {
        String proven = server.property(Exchange.AUTHENTICATION_ID).orElse("anonymous");
        String expected = mechanism.name().toString().equals("EXTERNAL") ? Party.CERTIFIED : "anonymous";
        if (!proven.equals(expected)) {
            throw new AssertionError(mechanism.name() + " takes somebody for " + proven);
        }
    }
}
