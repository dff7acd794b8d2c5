package org.sasl4j.tool.passwd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.sasl4j.Secret;
import org.sasl4j.tool.UsageException;

/** Reads a password from the first line of a file or of standard input. */
public final class PasswordFile {
    private static final int LONGEST = 1 << 16;

    private PasswordFile() {}

    /**
     * Reads a password.
     *
     * @param file the file, in UTF-8
     * @return the password, which the caller closes
     * @throws IOException if the file cannot be read
     */
    public static Secret read(Path file) throws IOException {
        try (InputStream octets = new BufferedInputStream(Files.newInputStream(file))) {
            return firstLine(octets);
        } catch (UsageException e) {
            throw new UsageException(e.getMessage() + ": " + file);
        }
    }

    /** Reads the first line, and takes no octet after it. */
    static Secret firstLine(InputStream in) throws IOException {
        byte[] line = RawLines.unbuffered(in, LONGEST).next();
        if (line == null) {
            throw new UsageException("the password is empty");
        }
        char[] text = Text.decode(line).orElseThrow(() -> new UsageException("the password is not UTF-8"));
        try {
            return notEmpty(Secret.of(text));
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    static Secret notEmpty(Secret password) {
        if (password.length() == 0) {
            throw new UsageException("the password is empty");
        }
        return password;
    }
}
