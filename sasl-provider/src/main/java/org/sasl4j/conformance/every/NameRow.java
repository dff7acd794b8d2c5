package org.sasl4j.conformance.every;

import java.util.Locale;
import java.util.Map;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Endpoint;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** The row R1. */
final class NameRow {
    private static final String UNKNOWN = "NO-SUCH-MECHANISM";

    private NameRow() {}

    static Row row() {
        Trials clients = Trials.of(Side.CLIENT, name -> true);
        Trials servers = Trials.of(Side.SERVER, name -> true);
        return new Row(
                "R1",
                "RFC 4422 section 3.1",
                "a mechanism's name is 1 to 20 of A-Z, 0-9, - and _; a factory makes nothing of another name, and does not"
                        + " throw for it",
                clients.of("its name", NameRow::named),
                servers.of("its name", NameRow::named),
                clients.of("other names", NameRow::others),
                servers.of("other names", NameRow::others));
    }

    private static String named(Dialogue dialogue) {
        String name = dialogue.mechanism();
        if (!name.matches("[A-Z0-9_-]{1,20}")) {
            throw new Violation("is called " + name);
        }
        Tested tested = dialogue.side() == Side.CLIENT ? dialogue.client() : dialogue.server();
        Tested.Outcome told = tested.ask("getMechanismName()", Endpoint::mechanismName);
        if (!name.equals(told.value())) {
            throw new Violation("calls itself " + told.value());
        }
        dialogue.names(Map.of());
        return "is called " + name + " and says so";
    }

    /** Lower case may be understood, as in some protocols, or not. */
    private static String others(Dialogue dialogue) {
        dialogue.makes(dialogue.mechanism().toLowerCase(Locale.ROOT));
        for (String name : new String[] {UNKNOWN, ""}) {
            if (dialogue.makes(name)) {
                throw new Violation("makes something of the name '" + name + "'");
            }
        }
        return "makes nothing of other names";
    }
}
