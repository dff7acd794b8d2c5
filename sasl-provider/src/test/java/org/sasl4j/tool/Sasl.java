package org.sasl4j.tool;

import org.sasl4j.tool.wire.Terminal;

/** The command, run in this JVM, for the tests of other packages. */
public final class Sasl {
    private Sasl() {}

    /** Returns the exit code. */
    public static int run(Terminal terminal, String... args) {
        return SaslCommand.run(terminal, args);
    }
}
