package org.sasl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import org.sasl4j.conformance.basic.AnonymousFamily;
import org.sasl4j.conformance.basic.ExternalFamily;
import org.sasl4j.conformance.basic.PasswordFamily;
import org.sasl4j.conformance.basic.PlainFamily;
import org.sasl4j.conformance.digest.DigestFamily;
import org.sasl4j.conformance.every.EveryFamily;
import org.sasl4j.conformance.oauth.OauthFamily;
import org.sasl4j.conformance.scram.ScramFamily;

/** All rows, in the order in which they are printed. */
public final class Catalogue {
    private static final List<Family> MECHANISMS = List.of(
            new ScramFamily(),
            new DigestFamily(),
            new OauthFamily(),
            new ExternalFamily(),
            new AnonymousFamily(),
            new PlainFamily(),
            new PasswordFamily());
    private static final List<Family> FAMILIES = together();

    private Catalogue() {}

    /** All families. The one about every mechanism comes last, because the others tell it how their exchanges go. */
    private static List<Family> together() {
        List<Family> all = new ArrayList<>(MECHANISMS);
        all.add(new EveryFamily(
                MECHANISMS.stream().flatMap(family -> family.exact().stream()).toList()));
        return List.copyOf(all);
    }

    /**
     * The obligations that are tried.
     *
     * @return the rows of all families
     */
    public static List<Row> rows() {
        return FAMILIES.stream().flatMap(family -> family.rows().stream()).toList();
    }

    /**
     * The obligations that are not tried.
     *
     * @return the obligations, with the reasons
     */
    public static List<LeftOut> leftOut() {
        return FAMILIES.stream().flatMap(family -> family.leftOut().stream()).toList();
    }
}
