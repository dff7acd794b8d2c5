package org.sasl4j.text;

import java.util.EnumSet;
import java.util.Set;
import org.sasl4j.text.Stringprep.ProhibitedException;
import org.sasl4j.text.Stringprep.Table;

/**
 * The "trace" profile of stringprep (RFC 4505 section 3): no mapping, no normalization, unassigned code points allowed.
 */
public final class TracePrep {
    /** A class of its own, so that the tables are not loaded for printable ASCII, which most traces are. */
    private static final class Profile {
        private static final Set<Table> PROHIBITED =
                EnumSet.of(Table.C_2_1, Table.C_2_2, Table.C_3, Table.C_4, Table.C_5, Table.C_6, Table.C_8, Table.C_9);
    }

    private TracePrep() {}

    /**
     * Checks trace information; the profile changes nothing in it.
     *
     * @param trace the text
     * @return true if the profile allows it
     */
    public static boolean allows(String trace) {
        if (SaslPrep.isPrintableAscii(trace)) {
            return true;
        }
        int[] text = Stringprep.codePoints(trace);
        try {
            Stringprep.refuse(text, Profile.PROHIBITED);
            Stringprep.requireOneDirection(text);
            return true;
        } catch (ProhibitedException e) {
            return false;
        }
    }
}
