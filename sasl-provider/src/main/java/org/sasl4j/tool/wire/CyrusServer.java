package org.sasl4j.tool.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;
import org.sasl4j.stream.SaslStreams;

/** A server for Cyrus SASL's sample-client, which accepts only lines that are messages. */
final class CyrusServer implements ServerDialect {
    private final CyrusLines lines;

    CyrusServer(WireLines lines) {
        this.lines = new CyrusLines(lines, "S: ", "C: ");
    }

    @Override
    public Start offer(List<String> mechanisms) throws IOException {
        lines.send(String.join(" ", mechanisms).getBytes(StandardCharsets.US_ASCII));
        byte[] first = lines.require("a mechanism");
        int nul = 0;
        while (nul < first.length && first[nul] != 0) {
            nul++;
        }
        byte[] initial = nul == first.length ? null : Arrays.copyOfRange(first, nul + 1, first.length);
        return new Start(new String(first, 0, nul, StandardCharsets.ISO_8859_1), initial);
    }

    @Override
    public byte[] ask(byte[] challenge) throws IOException {
        lines.send(challenge);
        return lines.require("a response");
    }

    @Override
    public void succeed(String identity, byte @Nullable [] last) throws IOException {
        if (last != null && ask(last).length > 0) {
            throw new WireException("the client answers what needs no answer");
        }
    }

    @Override
    public void refuse(String reason) {
        // closing the connection says it
    }

    @Override
    public void afterwards(SaslServer server) throws IOException {
        OutputStream nowhere = OutputStream.nullOutputStream();
        lines.greet(CyrusLines.OF_SERVER, wrapped -> SaslStreams.of(server, InputStream.nullInputStream(), wrapped)
                .output());
        CyrusLines.requireGreeting(
                lines.require("its greeting"),
                CyrusLines.OF_CLIENT,
                (ByteArrayInputStream wrapped) ->
                        SaslStreams.of(server, wrapped, nowhere).input().readAllBytes());
    }
}
