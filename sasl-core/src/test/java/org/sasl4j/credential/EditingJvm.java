package org.sasl4j.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A JVM of its own that edits a users file, and says whom it has set: a name and a full stop in a line each. */
public final class EditingJvm {
    private EditingJvm() {}

    /** Starts one that sets so many users, who are called like it with a number each. */
    static Process start(Path file, String name, int users) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EditingJvm.class.getName(),
                        file.toString(),
                        name,
                        String.valueOf(users))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void edit(Path file, String name, int users, Consumer<String> confirmed) throws IOException {
        UsersFileEditor editor = UsersFileEditor.of(file);
        for (int i = 0; i < users; i++) {
            editor.set(name + i, List.of("{PLAIN}password of " + name + i));
            confirmed.accept(name + i);
        }
    }

    /** Edits the file, in the order file, name, users. */
    public static void main(String[] arguments) throws IOException {
        edit(
                Path.of(arguments[0]),
                arguments[1],
                Integer.parseInt(arguments[2]),
                user -> System.out.println(user + '.'));
    }
}
