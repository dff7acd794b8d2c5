package org.sasl4j.tool.passwd;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Secret;
import org.sasl4j.tool.UsageException;
import picocli.CommandLine.Option;

/** Where a password comes from: a terminal that does not show it, standard input, or a file. Never an argument. */
final class PasswordSource {
    private static final int LONGEST = 1 << 16;

    @Option(names = "--password-stdin", description = "Read the password from standard input: its first line.")
    private boolean stdin;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Read the password from a file: its first line.")
    private @Nullable Path file;

    /** Asked once at a terminal, to compare, or twice, so that a slip shows before it is kept. */
    enum Asked {
        ONCE,
        TWICE
    }

    /** The password, which the caller closes. */
    static Secret read(@Nullable PasswordSource source, Asked asked) throws IOException {
        if (source == null) {
            return prompted(asked);
        }
        if (source.file == null) {
            return firstLine(System.in);
        }
        try (InputStream octets = Files.newInputStream(source.file)) {
            return firstLine(octets);
        }
    }

    private static Secret prompted(Asked asked) {
        Console console = System.console();
        if (console == null) {
            throw new UsageException(
                    "there is no terminal to ask for the password: say --password-stdin or --password-file");
        }
        char[] first = answer(console, "Password: ");
        try {
            if (asked == Asked.TWICE) {
                char[] second = answer(console, "Again: ");
                boolean same = Arrays.equals(first, second); // at a terminal: nobody measures this
                Arrays.fill(second, '\0');
                if (!same) {
                    throw new UsageException("the two passwords differ");
                }
            }
            return secret(first);
        } finally {
            Arrays.fill(first, '\0');
        }
    }

    private static char[] answer(Console console, String prompt) {
        char[] typed = console.readPassword(prompt);
        if (typed == null) {
            throw new UsageException("no password was typed");
        }
        return typed;
    }

    private static Secret firstLine(InputStream in) throws IOException {
        byte[] line = RawLines.of(in, LONGEST).next();
        if (line == null) {
            throw new UsageException("the password is empty");
        }
        char[] text = Text.decode(line).orElseThrow(() -> new UsageException("the password is not UTF-8"));
        Arrays.fill(line, (byte) 0);
        try {
            return secret(text);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static Secret secret(char[] text) {
        if (text.length == 0) {
            throw new UsageException("the password is empty");
        }
        return Secret.of(text);
    }
}
