package org.sasl4j.credential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.text.Utf8;

/** The lines of a users file, octet for octet, and whom each is about. */
final class UsersLines {
    private UsersLines() {}

    /** Where a line begins and ends, exclusive, without its line end, and where the next one begins. */
    record Line(int from, int to, int next) {
        boolean isEnded() {
            return next > to;
        }

        boolean isOfWindows() {
            return next == to + 2;
        }

        String text(byte[] octets) throws MechanismException {
            return Utf8.decodeUnbounded(octets, from, to, "line");
        }

        /**
         * Whom it is about, even if it is broken.
         *
         * @return the name as prepared, or empty if nobody can have it
         */
        Optional<String> user(byte[] octets, Normalization normalization) {
            try {
                return Optional.of(Prepared.storedName(name(octets), normalization));
            } catch (IllegalArgumentException nobody) {
                return Optional.empty();
            }
        }

        /** Of a line that is not UTF-8 as a whole, the name may be. */
        private String name(byte[] octets) {
            int colon = from;
            while (colon < to && octets[colon] != ':') {
                colon++;
            }
            try {
                return Utf8.decodeUnbounded(octets, from, colon, "user name");
            } catch (MechanismException e) {
                return new String(octets, from, colon - from, StandardCharsets.ISO_8859_1);
            }
        }
    }

    /** The lines, of which the last may have no line end. */
    static List<Line> of(byte[] octets) {
        List<Line> lines = new ArrayList<>();
        for (int from = lengthOfMark(octets); from < octets.length; ) {
            int end = from;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            boolean isWindows = end > from && end < octets.length && octets[end - 1] == '\r';
            lines.add(new Line(from, isWindows ? end - 1 : end, Math.min(end + 1, octets.length)));
            from = end + 1;
        }
        return lines;
    }

    /** Of the byte order mark, U+FEFF, that some editors begin UTF-8 with. */
    private static int lengthOfMark(byte[] octets) {
        boolean marked =
                octets.length >= 3 && octets[0] == (byte) 0xEF && octets[1] == (byte) 0xBB && octets[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }
}
