package org.sasl4j.credential;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sasl4j.Credential;
import org.sasl4j.MechanismException;
import org.sasl4j.Preparation;

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

    /**
     * Reads the octets of a file.
     *
     * @param file for what is said of them
     * @param octets wiped by the caller
     */
    static UsersFile read(Path file, byte[] octets, Preparation preparation) {
        UsersFile read = new UsersFile(file, preparation);
        int number = 0;
        for (UsersLines.Line line : UsersLines.of(octets)) {
            read.line(octets, line, ++number);
        }
        return read;
    }

    private void line(byte[] octets, UsersLines.Line line, int number) {
        try {
            line(line.text(octets), number);
        } catch (MechanismException e) {
            fault(number, "is not UTF-8; if the file is in ISO 8859-1, convert it");
            line.user(octets, preparation.name()).ifPresent(refused::add);
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
            StoredUser.requireNoControls(line);
            add(user, new Line(number, StoredForm.parse(line.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            refused.add(user);
            fault(number, String.valueOf(e.getMessage()));
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
