package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.SERVERS;

import java.util.List;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** Iteration counts (RFC 5802 section 5.1, attribute i). */
final class NumberRows {
    private static final int HUGE = 3_000_000; // takes seconds to compute, and still is an int
    private static final int LEAST = 4096;
    private static final int LEAST_OF_512 = 10_000;

    private NumberRows() {}

    static List<Row> all() {
        return List.of(heard(), announced());
    }

    private static Row heard() {
        return new Row(
                "S13",
                "RFC 5802 section 7",
                "i= is digits without a leading zero; a client takes nothing else, and neither so few iterations that a"
                        + " password is found (RFC 7677 section 4) nor so many that it computes for ever",
                Scram.clientLogin(),
                count("a leading zero", "04096"),
                count("a plus", "+4096"),
                count("a minus", "-4096"),
                count("a space before", " 4096"),
                count("a space behind", "4096 "),
                count("a fraction", "4096.0"),
                count("hexadecimal", "0x1000"),
                count("digits beyond ASCII", Octets.utf8("４０９６")),
                count("no value", ""),
                count("letters", "many"),
                count("zero", "0"),
                count("one", "1"),
                count("2^32 more than it should be", "4294971392"),
                count("2^64 more than it should be", "18446744073709555712"),
                count("a number beyond int", "2147483648"),
                count("three million", String.valueOf(HUGE)));
    }

    private static Trial count(String what, String digits) {
        return Scram.clientRefusesFirst(
                "i= with " + what, kit -> kit.usual().replace(",i=" + KitServer.ITERATIONS, ",i=" + digits));
    }

    private static Row announced() {
        return new Row(
                "S25",
                "RFC 7677 section 4",
                "a server should announce 4096 iterations or more, and 10000 with a hash of 64 octets"
                        + " (draft-melnikov-scram-sha-512 section 4)",
                SERVERS.of("i= of the server", dialogue -> {
                    int announced = KitClient.of(dialogue).start().challenge().iterations();
                    int least = dialogue.mechanism().contains("-512") ? LEAST_OF_512 : LEAST;
                    if (announced < least) {
                        throw new Violation("announced " + announced + " iterations, fewer than " + least);
                    }
                    return "announced " + announced + " iterations";
                }));
    }
}
