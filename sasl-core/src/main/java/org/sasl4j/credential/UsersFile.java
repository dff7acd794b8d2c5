package org.sasl4j.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sasl4j.Credential;
import org.sasl4j.MechanismException;
import org.sasl4j.Preparation;
import org.sasl4j.text.Utf8;

/**
 * What a users file holds: a line {@code user:credential} for each credential. A line that is broken, or that contradicts
 * another, refuses its user and nobody else.
 */
final class UsersFile {
    private final Path file;
    private final Preparation preparation;
    private final Map<String, List<Line>> users = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    /** A credential and the number of the line it stands in. */
    private record Line(int number, Credential credential) {}

    private UsersFile(Path file, Preparation preparation) {
        this.file = file;
        this.preparation = preparation;
    }

    static UsersFile read(Path file, Preparation preparation) throws IOException {
        UsersFile read = new UsersFile(file, preparation);
        byte[] octets = Files.readAllBytes(file);
        int number = 0;
        for (int from = lengthOfMark(octets); from < octets.length; number++) {
            int end = from;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            boolean isWindows = end > from && end < octets.length && octets[end - 1] == '\r';
            read.line(octets, from, isWindows ? end - 1 : end, number + 1);
            from = end + 1;
        }
        Arrays.fill(octets, (byte) 0);
        return read;
    }

    /** Of the byte order mark, U+FEFF, that some editors begin UTF-8 with. */
    private static int lengthOfMark(byte[] octets) {
        boolean marked =
                octets.length >= 3 && octets[0] == (byte) 0xEF && octets[1] == (byte) 0xBB && octets[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private void line(byte[] octets, int from, int to, int number) {
        try {
            line(Utf8.decodeUnbounded(octets, from, to, "line"), number);
        } catch (MechanismException e) {
            fault(number, "is not UTF-8; if the file is in ISO 8859-1, convert it");
            refuse(userOf(octets, from, to));
        }
    }

    /** Whom a line is about that is not UTF-8 as a whole. */
    private static String userOf(byte[] octets, int from, int to) {
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

    private void refuse(String user) {
        try {
            refused.add(Prepared.storedName(user, preparation.name()));
        } catch (IllegalArgumentException nobody) {
            // Then no line is this user's.
        }
    }

    private void line(String line, int number) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            fault(number, "is not user:credential");
            return;
        }
        String user = line.substring(0, colon);
        try {
            user = Prepared.storedName(user, preparation.name());
            requireNoControls(line);
            add(user, new Line(number, StoredForm.parse(line.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            refused.add(user);
            fault(number, e.getMessage());
        }
    }

    /** A carriage return within a line would begin a line of its own to other programs. */
    private static void requireNoControls(String line) {
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("there is a control character in it");
        }
    }

    private void add(String user, Line line) {
        List<Line> others = users.computeIfAbsent(user, first -> new ArrayList<>());
        for (Line other : others) {
            if (other.credential().contradicts(line.credential())
                    || line.credential().contradicts(other.credential())) {
                refused.add(user);
                fault(line.number(), "says again what line " + other.number() + " says of the same user: remove one");
            }
        }
        others.add(line);
    }

    private void fault(int number, String what) {
        faults.add(file + ", line " + number + ": " + what);
    }

    /** What is wrong, a sentence for each line, without what the line says. */
    List<String> faults() {
        return faults;
    }

    /** The users of whom no line is broken. */
    MemoryCredentialStore store() {
        MemoryCredentialStore store = new MemoryCredentialStore(preparation);
        users.forEach((user, lines) -> {
            if (!refused.contains(user)) {
                store.put(user, lines.stream().map(Line::credential).toArray(Credential[]::new));
            }
        });
        return store;
    }
}
