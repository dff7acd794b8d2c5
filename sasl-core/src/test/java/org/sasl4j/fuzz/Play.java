package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;

/**
 * An honest side and what an attacker knows to say to it.
 *
 * @param victim one that is always in the same state
 * @param known what may be said, message by message; null where the attacker waits
 * @param judge of the exchange after each message
 */
public record Play(Supplier<Exchange> victim, List<List<byte @Nullable []>> known, Consumer<Exchange> judge) {
    private static final int MOST_TURNS = 4;

    /** The attacker says something that is known, and changes it as the data say. */
    public void run(FuzzedDataProvider data) {
        List<byte @Nullable []> said = data.pickValue(known);
        int turns = Math.max(MOST_TURNS, said.size());
        int honest = data.consumeInt(0, said.size() - 1);
        try (Attacked attacked = new Attacked(victim)) {
            for (int turn = 0; turn < turns && !attacked.hasFailed(); turn++) {
                byte[] right = turn < said.size() ? said.get(turn) : new byte[0];
                attacked.take(turn < honest || right == null ? right : Mutation.of(right, data));
                judge.accept(attacked.exchange());
            }
        }
    }
}
