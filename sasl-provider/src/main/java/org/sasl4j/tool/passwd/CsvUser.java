package org.sasl4j.tool.passwd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sasl4j.Secret;

/** A line of a CSV file (RFC 4180): a user and a password. A field must not have a line end in it. */
record CsvUser(String name, Secret password) implements AutoCloseable {
    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if the line is not a user and a password; the message repeats nothing of it
     */
    static CsvUser parse(char[] line) {
        List<char[]> fields = new ArrayList<>(2);
        try {
            int at = 0;
            while (at <= line.length) {
                at = field(line, at, fields);
            }
            if (fields.size() != 2) {
                throw new IllegalArgumentException("has " + fields.size() + " fields, not user,password");
            }
            if (fields.get(0).length == 0 || fields.get(1).length == 0) {
                throw new IllegalArgumentException("has no user or no password");
            }
            return new CsvUser(new String(fields.get(0)), Secret.of(fields.get(1)));
        } finally {
            fields.forEach(field -> Arrays.fill(field, '\0'));
        }
    }

    /** Adds the field that begins here, and returns where the next one would begin. */
    private static int field(char[] line, int start, List<char[]> fields) {
        char[] field = new char[line.length];
        int length = 0;
        int at = start;
        boolean quoted = at < line.length && line[at] == '"';
        if (quoted) {
            for (at++; ; at++) {
                if (at >= line.length) {
                    throw new IllegalArgumentException("has a quotation mark that nothing closes");
                }
                if (line[at] == '"' && (at + 1 >= line.length || line[at + 1] != '"')) {
                    at++;
                    break;
                }
                at += line[at] == '"' ? 1 : 0;
                field[length++] = line[at];
            }
        } else {
            for (; at < line.length && line[at] != ','; at++) {
                field[length++] = line[at];
            }
        }
        fields.add(Arrays.copyOf(field, length));
        Arrays.fill(field, '\0');
        if (at < line.length && line[at] != ',') {
            throw new IllegalArgumentException("has something behind a quoted field");
        }
        return at + 1;
    }

    @Override
    public void close() {
        password.close();
    }
}
