package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.List;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;

/** A server's way to put a login into lines. */
interface ServerDialect {
    /**
     * What a client asks for.
     *
     * @param initial null where there is no initial response
     */
    record Start(String mechanism, byte @Nullable [] initial) {}

    /** Says what there is, and hears what the client chooses. */
    Start offer(List<String> mechanisms) throws IOException;

    /** Sends a challenge and takes the response. */
    byte[] ask(byte[] challenge) throws IOException;

    /** Says that the client is in; null where the mechanism has nothing more to say. */
    void succeed(String identity, byte @Nullable [] last) throws IOException;

    /** Says that the client is not in; the reason is safe to send. */
    void refuse(String reason) throws IOException;

    /** What follows a login. */
    void afterwards(SaslServer server) throws IOException;
}
