package org.sasl4j.conformance.report;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit a terminal. */
final class Wrapped {
    private static final int WIDTH = 96;

    private Wrapped() {}

    /**
     * Breaks lines at spaces, or within a word that is longer than a line. Later lines begin with as many spaces as
     * {@code first} is long.
     */
    static String of(String first, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        String indent = " ".repeat(first.length());
        for (String word : text.split(" ")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
            while (line.length() > WIDTH) {
                lines.add(line.substring(0, WIDTH));
                line.delete(0, WIDTH).insert(0, indent);
            }
        }
        lines.add(line.toString().stripTrailing());
        return String.join(System.lineSeparator(), lines);
    }
}
