package org.sasl4j.conformance;

import java.util.List;
import org.sasl4j.conformance.basic.PlainFamily;
import org.sasl4j.conformance.scram.ScramFamily;

/** All rows, in the order in which they are printed. */
public final class Catalogue {
    private static final List<Family> FAMILIES = List.of(new ScramFamily(), new PlainFamily());

    private Catalogue() {}

    /**
     * What is tried.
     *
     * @return the rows of all families
     */
    public static List<Row> rows() {
        return FAMILIES.stream().flatMap(family -> family.rows().stream()).toList();
    }

    /**
     * What is not tried.
     *
     * @return it, with the reasons
     */
    public static List<LeftOut> leftOut() {
        return FAMILIES.stream().flatMap(family -> family.leftOut().stream()).toList();
    }
}
