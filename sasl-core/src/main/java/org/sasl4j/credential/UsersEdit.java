package org.sasl4j.credential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;

/** Changes the lines of one user in a users file, and leaves the octets of all others as they are. */
final class UsersEdit {
    private final byte[] octets;
    private final String user;
    private final List<UsersLines.Line> lines;
    private final List<UsersLines.Line> own = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    /**
     * An edit.
     *
     * @param octets of the whole file
     * @param user as {@link StoredUser#name} has it
     */
    UsersEdit(byte[] octets, String user, Normalization normalization) {
        this.octets = octets;
        this.user = user;
        this.lines = UsersLines.of(octets);
        for (UsersLines.Line line : lines) {
            String text = text(line);
            if (line.user(octets, normalization).filter(user::equals).isPresent() && isUsers(text)) {
                own.add(line);
                if (text != null) {
                    kept.add(text.substring(text.indexOf(':') + 1));
                }
            }
        }
    }

    private @Nullable String text(UsersLines.Line line) {
        try {
            return line.text(octets);
        } catch (MechanismException notUtf8) {
            return null;
        }
    }

    /** One that is not UTF-8 refuses a user even without a colon. */
    private static boolean isUsers(@Nullable String text) {
        return text == null || text.indexOf(':') > 0 && !text.startsWith("#");
    }

    /**
     * Replaces all lines of the user.
     *
     * @return the octets of the file then, which the caller wipes; null if there is nothing to change
     */
    byte @Nullable [] change(CredentialEditor.Change change) throws IOException {
        List<String> given = List.copyOf(kept);
        List<String> forms = change.of(given);
        if (forms == given || forms.isEmpty() && own.isEmpty()) { // identity: a broken line of the same text goes
            return null;
        }
        byte[] written = written(StoredUser.requireForms(List.copyOf(forms)));
        ByteBuffer file = ByteBuffer.allocate(octets.length + 2 + written.length);
        try {
            write(written, file);
            return Arrays.copyOf(file.array(), file.position());
        } finally {
            Arrays.fill(file.array(), (byte) 0);
            Arrays.fill(written, (byte) 0);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the first line itself, not one like it
    private void write(byte[] written, ByteBuffer file) {
        int done = 0;
        for (UsersLines.Line line : own) {
            file.put(octets, done, line.from() - done);
            if (line == own.get(0)) {
                file.put(written);
            }
            done = line.next();
        }
        file.put(octets, done, octets.length - done);
        if (own.isEmpty()) {
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEnded()) {
                file.put(lineEnd());
            }
            file.put(written);
        }
    }

    private byte[] written(List<String> forms) {
        StringBuilder text = new StringBuilder();
        String end = new String(lineEnd(), StandardCharsets.US_ASCII);
        forms.forEach(form -> text.append(user).append(':').append(form).append(end));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** That of the first line. */
    private byte[] lineEnd() {
        return !lines.isEmpty() && lines.get(0).isOfWindows() ? new byte[] {'\r', '\n'} : new byte[] {'\n'};
    }
}
