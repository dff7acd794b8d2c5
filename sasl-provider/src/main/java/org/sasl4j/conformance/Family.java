package org.sasl4j.conformance;

import java.util.List;

/** The rows about some mechanisms. */
public interface Family {
    /**
     * The obligations that are tried.
     *
     * @return the rows, in order
     */
    List<Row> rows();

    /**
     * The obligations that are not tried.
     *
     * @return the obligations, with the reasons
     */
    default List<LeftOut> leftOut() {
        return List.of();
    }

    /**
     * How exchanges of these mechanisms go if both sides are right.
     *
     * @return a player for each side
     */
    default List<Exact> exact() {
        return List.of();
    }
}
