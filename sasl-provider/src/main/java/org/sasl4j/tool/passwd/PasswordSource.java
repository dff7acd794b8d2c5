package org.sasl4j.tool.passwd;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Secret;
import org.sasl4j.tool.UsageException;
import picocli.CommandLine.Option;

/**
 * Where a password comes from: a terminal that does not show it, standard input, or a file. It is never an argument.
 */
public final class PasswordSource {
    @Option(names = "--password-stdin", description = "Read the password from standard input: its first line.")
    private boolean stdin;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Read the password from a file: its first line.")
    private @Nullable Path file;

    /** Picocli makes one and sets its options. */
    public PasswordSource() {}

    /** How often a terminal asks for the password. */
    public enum Asked {
        /** For comparing it, or for logging in. */
        ONCE,
        /** For storing it, so that a slip of the finger is noticed. */
        TWICE
    }

    /**
     * Whether the password comes from standard input.
     *
     * @param source the options, or null if there were none
     * @return true if it does; false if it comes from a file or a terminal
     */
    public static boolean isStdin(@Nullable PasswordSource source) {
        return source != null && source.stdin;
    }

    /**
     * Reads the password, or asks for it.
     *
     * @param source the options, or null to ask
     * @param asked how often to ask
     * @param in standard input; no octet after the line is taken
     * @return the password, which the caller closes
     * @throws IOException if it cannot be read
     */
    public static Secret read(@Nullable PasswordSource source, Asked asked, InputStream in) throws IOException {
        if (source == null) {
            return prompted(asked);
        }
        if (source.file == null) {
            return PasswordFile.firstLine(in);
        }
        return PasswordFile.read(source.file);
    }

    @SuppressWarnings("SystemConsoleNull") // Tty checks that it is a terminal
    private static Secret prompted(Asked asked) {
        Console console = System.console();
        if (console == null || !Tty.isStdin()) {
            throw new UsageException(
                    "there is no terminal to ask for the password: say --password-stdin or --password-file");
        }
        try (Secret first = typed(console, "Password: ")) {
            if (asked == Asked.TWICE) {
                requireSame(first, console);
            }
            return PasswordFile.notEmpty(first.copy());
        }
    }

    private static void requireSame(Secret first, Console console) {
        try (Secret second = typed(console, "Again: ")) {
            if (!first.matches(second)) {
                throw new UsageException("the two passwords differ");
            }
        }
    }

    private static Secret typed(Console console, String prompt) {
        char[] text = console.readPassword(prompt);
        if (text == null) {
            throw new UsageException("no password was typed");
        }
        try {
            return Secret.of(text);
        } finally {
            Arrays.fill(text, '\0');
        }
    }
}
