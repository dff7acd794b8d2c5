package org.sasl4j.conformance.every;

import java.util.List;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Family;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Row;

/** The rows for every mechanism (RFC 4422, and the contract of javax.security.sasl). */
public final class EveryFamily implements Family {
    private final List<Exact> exact;

    /**
     * The family.
     *
     * @param exact how exchanges go, for the mechanisms that the kit knows
     */
    public EveryFamily(List<Exact> exact) {
        this.exact = List.copyOf(exact);
    }

    @Override
    public List<Row> rows() {
        return List.of(NameRow.row(), new LifeRow(exact).row(), CompletionRow.row(), new SecrecyRow(exact).row());
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.of(new LeftOut(
                "R3",
                "what a protocol does with a client that is not complete: seen is when a client says that it is"));
    }
}
