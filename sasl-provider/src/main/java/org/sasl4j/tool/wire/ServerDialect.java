package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.List;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;

/** How a server puts a login into lines. */
interface ServerDialect {
    /**
     * What a client asks for.
     *
     * @param initial the initial response, or null if there is none
     */
    record Start(String mechanism, byte @Nullable [] initial) {}

    /** Sends the offer, and reads what the client chooses. */
    Start offer(List<String> mechanisms) throws IOException;

    /** Sends a challenge and takes the response. */
    byte[] ask(byte[] challenge) throws IOException;

    /** Says that the client is in. {@code last} is null if the mechanism has nothing more to send. */
    void succeed(String identity, byte @Nullable [] last) throws IOException;

    /** Says that the client is not in. The reason is safe to send. */
    void refuse(String reason) throws IOException;

    /** Does what follows a login. */
    void afterwards(SaslServer server) throws IOException;
}
