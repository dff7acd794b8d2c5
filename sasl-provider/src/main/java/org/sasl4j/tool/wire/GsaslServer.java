package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.List;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;

/**
 * A server for {@code gsasl --client}. That program reads the mechanisms and writes the one that it chose. In the next
 * line it writes its first message, which is empty if the server speaks first.
 */
final class GsaslServer implements ServerDialect {
    private final WireLines lines;

    GsaslServer(WireLines lines) {
        this.lines = lines;
    }

    @Override
    public Start offer(List<String> mechanisms) throws IOException {
        lines.send(String.join(" ", mechanisms));
        String mechanism = lines.require("a mechanism").trim();
        return new Start(mechanism, WireLines.decode(lines.require("its first message")));
    }

    @Override
    public byte[] ask(byte[] challenge) throws IOException {
        lines.send(WireLines.encode(challenge));
        return WireLines.decode(lines.require("a response"));
    }

    @Override
    public void succeed(String identity, byte @Nullable [] last) throws IOException {
        lines.send(WireLines.encode(last));
    }

    @Override
    public void refuse(String reason) {
        // closing the connection says it
    }

    @Override
    public void afterwards(SaslServer server) {
        // the client ends by itself
    }
}
