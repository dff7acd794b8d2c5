package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
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
        /** The server. */
        SERVER
    }

    private static final String OTHER_NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final Party STRANGER = new Party("pencil", "fykod2lbbFgONRv9qkxd");
    private static final int MOST_TURNS = 4;

    private final Mechanism mechanism;
    private final Victim victim;
    private final List<List<byte @Nullable []>> known;

    private Attack(Mechanism mechanism, Victim victim) {
        this.mechanism = mechanism;
        this.victim = victim;
        this.known = known(mechanism, victim);
    }

    /** For each mechanism whose name begins with a word. */
    public static List<Attack> on(Victim victim, String... names) {
        return Mechanisms.standard().ranked().stream()
                .filter(mechanism -> Stream.of(names).anyMatch(mechanism.name().toString()::startsWith))
                .map(mechanism -> new Attack(mechanism, victim))
                .toList();
    }

    /** Messages of exchanges that have the nonce of the victim, or the secret, and never both. */
    private static List<List<byte @Nullable []>> known(Mechanism mechanism, Victim victim) {
        boolean server = victim == Victim.SERVER;
        Party sameNonce = STRANGER.choosing(Party.HONEST.nonce());
        Transcript guessed =
                server ? Transcript.of(mechanism, STRANGER, sameNonce) : Transcript.of(mechanism, sameNonce, STRANGER);
        List<List<byte @Nullable []>> known = new ArrayList<>();
        known.add(server ? guessed.ofClient() : guessed.ofServer());
        if (mechanism.traits().contains(Trait.NOPLAINTEXT)) {
            Party other = Party.HONEST.choosing(OTHER_NONCE);
            Transcript overheard = Transcript.of(mechanism, other, other);
            known.add(server ? overheard.ofClient() : overheard.ofServer());
        }
        return known;
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
        List<byte @Nullable []> said = data.pickValue(known);
        int turns = Math.max(MOST_TURNS, said.size());
        int honest = data.consumeInt(0, said.size() - 1);
        try (Attacked attacked = new Attacked(this::fresh)) {
            for (int turn = 0; turn < turns && !attacked.hasFailed(); turn++) {
                byte[] right = turn < said.size() ? said.get(turn) : new byte[0];
                attacked.take(turn < honest || right == null ? right : Mutation.of(right, data));
                judge(attacked);
            }
        }
    }

    private Exchange fresh() {
        return victim == Victim.SERVER ? Party.HONEST.server(mechanism) : Party.HONEST.client(mechanism);
    }

    private void judge(Attacked attacked) {
        if (!attacked.isComplete()) {
            return;
        }
        if (victim == Victim.CLIENT ? isMutual() : needsSecret()) {
            throw new AssertionError(mechanism.name() + " let in somebody who does not know the secret");
        }
        if (victim == Victim.SERVER) {
            requireOwnIdentity(attacked.exchange());
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
