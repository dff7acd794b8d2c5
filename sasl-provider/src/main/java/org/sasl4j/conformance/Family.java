package org.sasl4j.conformance;

import java.util.List;

/** The rows about some mechanisms. */
public interface Family {
    /**
     * The rows that are tried.
     *
     * @return them, in order
     */
    List<Row> rows();

    /**
     * What is not tried.
     *
     * @return it, with the reasons
     */
    default List<LeftOut> leftOut() {
        return List.of();
    }

    /**
     * How exchanges of these mechanisms go when both sides are right.
     *
     * @return players of one side each
     */
    default List<Exact> exact() {
        return List.of();
    }
}
