package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.List;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;

/** A client's way to put a login into lines. */
interface ClientDialect {
    /** What the server offers. */
    List<String> offered() throws IOException;

    /** Asks for a mechanism; null where the client has no initial response. */
    void start(String mechanism, byte @Nullable [] initial) throws IOException;

    Reply receive() throws IOException;

    void respond(byte[] response) throws IOException;

    /** Says that this client goes no further, so that the server need not wait. */
    void giveUp() throws IOException;

    /** Whether a login is over when the client has nothing left to say, because no line of the server's says so. */
    default boolean endsUnsaid() {
        return false;
    }

    /** What follows a login. */
    void afterwards(SaslClient client, Terminal terminal, boolean stdinIsTaken) throws IOException;
}
