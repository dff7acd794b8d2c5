package org.sasl4j.tool.passwd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which streams of this process are terminals. Some JDKs have a console although there is no terminal. */
final class Tty {
    private static final Path STREAMS = Path.of("/proc/self/fd");
    private static final String STDIN = "0";
    private static final String STDERR = "2";

    private Tty() {}

    static boolean isStdin() {
        return is(STDIN);
    }

    static boolean isStderr() {
        return is(STDERR);
    }

    @SuppressWarnings("SystemConsoleNull") // not on Unix: JDK 22 and later take any console for a terminal
    private static boolean is(String stream) {
        try {
            Path link = STREAMS.resolve(stream);
            return Files.isSymbolicLink(link)
                    ? Files.readSymbolicLink(link).toString().matches("/dev/(pts/.*|tty.*|console)")
                    : System.console() != null;
        } catch (IOException e) {
            return false;
        }
    }
}
