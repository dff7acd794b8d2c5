package org.sasl4j.tool.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;
import org.sasl4j.stream.SaslStreams;

/** A client for Cyrus SASL's sample-server. It does not support the option to send data along with success. */
final class CyrusClient implements ClientDialect {
    private static final byte[] GREETING = CyrusLines.OF_SERVER.getBytes(StandardCharsets.US_ASCII);

    private final CyrusLines lines;
    private byte @Nullable [] greeting;

    CyrusClient(WireLines lines) {
        this.lines = new CyrusLines(lines, "C: ", "S: ");
    }

    @Override
    public List<String> offered() throws IOException {
        return Words.of(new String(lines.require("the mechanisms"), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void start(String mechanism, byte @Nullable [] initial) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(mechanism.getBytes(StandardCharsets.US_ASCII));
        if (initial != null) {
            message.write(0);
            message.write(initial);
        }
        lines.send(message.toByteArray());
    }

    /** A greeting without a layer around it means that the login is over, and that there is no layer. */
    @Override
    public Reply receive() throws IOException {
        Optional<byte[]> message = lines.next();
        if (message.isPresent() && MessageDigest.isEqual(message.get(), GREETING)) {
            greeting = message.get();
            return new Reply.Success("", null);
        }
        if (message.isPresent()) {
            return new Reply.Challenge(message.get());
        }
        return lines.isOver()
                ? new Reply.Success("", null)
                : new Reply.Failure("the server ended, which is how it refuses");
    }

    @Override
    public void respond(byte[] response) throws IOException {
        lines.send(response);
    }

    @Override
    public void giveUp() {
        // closing the connection says it
    }

    @Override
    public boolean endsUnsaid() {
        return true;
    }

    @Override
    public void afterwards(SaslClient client, Terminal terminal, boolean stdinIsTaken) throws IOException {
        byte[] wrapped = greeting == null ? lines.require("its greeting") : greeting;
        OutputStream nowhere = OutputStream.nullOutputStream();
        CyrusLines.requireGreeting(
                wrapped, CyrusLines.OF_SERVER, (ByteArrayInputStream in) -> SaslStreams.of(client, in, nowhere)
                        .input()
                        .readAllBytes());
        lines.greet(CyrusLines.OF_CLIENT, out -> SaslStreams.of(client, InputStream.nullInputStream(), out)
                .output());
    }
}
