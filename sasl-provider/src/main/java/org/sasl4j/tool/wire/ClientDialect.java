package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.List;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;

/** How a client puts a login into lines. */
interface ClientDialect {
    /** Reads what the server offers. */
    List<String> offered() throws IOException;

    /** Asks for a mechanism. {@code initial} is null if there is no initial response. */
    void start(String mechanism, byte @Nullable [] initial) throws IOException;

    Reply receive() throws IOException;

    void respond(byte[] response) throws IOException;

    /** Says that this client gives up, so that the server need not wait. */
    void giveUp() throws IOException;

    /**
     * Whether a login is over when the client has nothing left to send, because the server sends no line that says so.
     */
    default boolean endsUnsaid() {
        return false;
    }

    /** Does what follows a login. */
    void afterwards(SaslClient client, Terminal terminal, boolean stdinIsTaken) throws IOException;
}
