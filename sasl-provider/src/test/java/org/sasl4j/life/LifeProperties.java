package org.sasl4j.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.sasl.SaslException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;
import org.sasl4j.mechanism.Mechanisms;

/** 14: whatever is done to both ends and in whatever order, the rules of an exchange's life hold, and a replay gets nobody in. */
class LifeProperties {
    private static final Map<String, List<byte[]>> RECORDED = new ConcurrentHashMap<>();

    /** What is done. */
    private enum What {
        HONEST,
        HONEST_AGAIN,
        REPLAYED,
        REFLECTED,
        CHANGED,
        GARBAGE,
        EMPTY,
        ABSENT,
        WRAP,
        UNWRAP,
        ASK,
        DISPOSE
    }

    /** What is done, to which end, with what. */
    private record Deed(What what, boolean toServer, byte[] octets, int number) {
        @Override
        public String toString() {
            return what + (toServer ? " to server " : " to client ") + number;
        }
    }

    @Provide
    Arbitrary<String> mechanisms() {
        return Arbitraries.of(Mechanisms.standard().names().stream()
                .map(MechanismName::toString)
                .toList());
    }

    /** Honest ones most of all, so that exchanges come to their ends. */
    @Provide
    Arbitrary<Deed> deeds() {
        Arbitrary<What> what = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(What.HONEST)), Tuple.of(5, Arbitraries.of(What.class)));
        Arbitrary<byte[]> octets = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        return Combinators.combine(
                        what,
                        Arbitraries.of(true, false),
                        octets,
                        Arbitraries.integers().between(0, 9))
                .as(Deed::new);
    }

    @Property(tries = 3000)
    void rulesHoldWhateverIsDone(
            @ForAll("mechanisms") String mechanism,
            @ForAll boolean layered,
            @ForAll @Size(max = 14) List<@From("deeds") Deed> deeds)
            throws SaslException {
        String qop = layered ? "auth-conf" : "auth";
        List<byte[]> others = RECORDED.computeIfAbsent(mechanism + qop, key -> record(mechanism, qop));
        Pair pair = new Pair(mechanism, mechanism.equals("DIGEST-MD5") ? qop : "auth");
        for (Deed deed : deeds) {
            act(pair, deed, others);
            if (provesFreshness(mechanism)) {
                assertThat(pair.server.state() == Life.State.COMPLETE && pair.serverMisled)
                        .as("let in on what the client did not say")
                        .isFalse();
            }
            if (isMutual(mechanism)) {
                assertThat(pair.client.state() == Life.State.COMPLETE && pair.clientMisled)
                        .as("content with what the server did not say")
                        .isFalse();
            }
        }
        pair.client.dispose();
        pair.server.dispose();
    }

    private static List<byte[]> record(String mechanism, String qop) {
        try {
            return Pair.recorded(mechanism, mechanism.equals("DIGEST-MD5") ? qop : "auth");
        } catch (SaslException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isMutual(String mechanism) {
        return Mechanisms.standard()
                .find(MechanismName.of(mechanism))
                .orElseThrow()
                .traits()
                .contains(Trait.MUTUAL);
    }

    private static boolean provesFreshness(String mechanism) {
        return isMutual(mechanism) || mechanism.equals("CRAM-MD5");
    }

    private static void act(Pair pair, Deed deed, List<byte[]> others) throws SaslException {
        Life end = deed.toServer() ? pair.server : pair.client;
        byte[] honest = deed.toServer() ? pair.said : pair.answered;
        switch (deed.what()) {
            case HONEST -> hear(pair, deed, honest);
            case HONEST_AGAIN -> {
                hear(pair, deed, honest);
                hear(pair, deed, honest);
            }
            case REPLAYED ->
                hear(pair, deed, others.get(deed.number() % others.size()).clone());
            case REFLECTED -> hear(pair, deed, deed.toServer() ? pair.answered : pair.said);
            case CHANGED -> hear(pair, deed, changed(honest, deed.number()));
            case GARBAGE -> hear(pair, deed, deed.octets());
            case EMPTY -> hear(pair, deed, new byte[0]);
            case ABSENT -> hear(pair, deed, null);
            case WRAP -> end.protect(true, deed.octets());
            case UNWRAP -> end.protect(false, deed.octets());
            case ASK -> end.check();
            case DISPOSE -> end.dispose();
        }
    }

    private static byte[] changed(byte[] message, int number) {
        if (message == null || message.length == 0) {
            return new byte[] {1};
        }
        byte[] changed = message.clone();
        changed[number * changed.length / 10] ^= 1;
        return changed;
    }

    private static void hear(Pair pair, Deed deed, byte[] message) {
        if (deed.toServer()) {
            pair.toServer(message);
        } else {
            pair.toClient(message);
        }
    }
}
