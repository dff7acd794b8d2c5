package org.sasl4j.tool;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.tool.DemoCase.Wrong;

/** The results of the demo: a line for each mechanism, or in full a line for each claim. */
final class DemoReport {
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Table right =
            new Table("mechanism", "why it was chosen", "messages", "bytes", "time", "authorised id", "as it should");
    private final Table wrong =
            new Table("mechanism", "tried with", "messages", "bytes", "time", "refused", "as it should");
    private int surprises;

    /** The line of a mechanism: how the right claim went, and how many claims got in and did not. */
    private static final class Line {
        private final Outcome first;
        private int in;
        private int out;
        private int surprises;

        Line(Outcome first) {
            this.first = first;
        }
    }

    void right(DemoCase demo, Outcome outcome, boolean expected) {
        Line line = lines.computeIfAbsent(demo.mechanism(), name -> new Line(outcome));
        line.in++;
        count(line, expected);
        right.add(
                demo.mechanism(),
                outcome.why(),
                outcome.messages(),
                outcome.octets(),
                outcome.time(),
                outcome.ending(),
                word(expected));
    }

    void wrong(DemoCase demo, Wrong claim, Outcome outcome, boolean expected) {
        Line line = Objects.requireNonNull(lines.get(demo.mechanism()));
        line.out++;
        count(line, expected);
        wrong.add(
                demo.mechanism(),
                claim.what(),
                outcome.messages(),
                outcome.octets(),
                outcome.time(),
                outcome.ending(),
                word(expected));
    }

    private void count(Line line, boolean expected) {
        line.surprises += expected ? 0 : 1;
        surprises += expected ? 0 : 1;
    }

    private static String word(boolean expected) {
        return expected ? "yes" : "NO";
    }

    int surprises() {
        return surprises;
    }

    void print(PrintWriter out, boolean inFull) {
        out.println();
        if (inFull) {
            right.print(out);
            out.println();
            wrong.print(out);
        } else {
            summary().print(out);
        }
        out.println();
        out.println(
                surprises == 0
                        ? "Every right claim got in and every wrong one was refused."
                        : surprises + " of the claims above did not end as they should.");
    }

    private Table summary() {
        Table summary = Table.narrow("mechanism", "what it proves", "first", "msgs", "bytes", "time", "in, out");
        lines.forEach((name, line) -> {
            Mechanism mechanism =
                    Mechanisms.standard().find(MechanismName.of(name)).orElseThrow();
            summary.add(
                    name,
                    proves(mechanism),
                    MechanismsCommand.first(mechanism),
                    line.first.messages(),
                    line.first.octets(),
                    line.first.time(),
                    line.surprises == 0 ? line.in + " in, " + line.out + " out" : line.surprises + " WRONG");
        });
        return summary;
    }

    private static String proves(Mechanism mechanism) {
        return switch (mechanism.need()) {
            case TOKEN -> "a token, sent";
            case EXTERNAL_IDENTITY -> "a certificate";
            case TICKET -> "a ticket";
            case NOTHING -> "nothing";
            case PASSWORD -> "a password" + how(mechanism);
        };
    }

    private static String how(Mechanism mechanism) {
        if (mechanism.sendsSecret()) {
            return ", sent";
        }
        if (mechanism.traits().contains(Trait.BINDING)) {
            return ", here only";
        }
        return mechanism.traits().contains(Trait.MUTUAL) ? ", both sides" : "";
    }
}
