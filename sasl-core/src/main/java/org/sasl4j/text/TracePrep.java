package org.sasl4j.text;

import com.ongres.stringprep.Option;
import com.ongres.stringprep.Profile;
import java.util.EnumSet;
import java.util.Set;

/**
 * The "trace" profile of stringprep (RFC 4505 section 3): no mapping, no normalization, unassigned code points allowed.
 */
public final class TracePrep {
    private static final Set<Option> OPTIONS = EnumSet.of(
            Option.FORBID_ASCII_CONTROL, // C.2.1
            Option.FORBID_NON_ASCII_CONTROL, // C.2.2
            Option.FORBID_PRIVATE_USE, // C.3
            Option.FORBID_NON_CHARACTER, // C.4
            Option.FORBID_SURROGATE, // C.5
            Option.FORBID_INAPPROPRIATE_FOR_PLAIN_TEXT, // C.6
            Option.FORBID_CHANGE_DISPLAY_AND_DEPRECATED, // C.8
            Option.FORBID_TAGGING, // C.9
            Option.CHECK_BIDI);
    private static final Profile PROFILE = () -> OPTIONS;

    private TracePrep() {}

    /**
     * Checks trace information; the profile changes nothing in it.
     *
     * @param trace the text
     * @return true if the profile allows it
     */
    public static boolean allows(String trace) {
        try {
            PROFILE.prepareQuery(trace);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
