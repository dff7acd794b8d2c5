package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;

/**
 * A client for {@code gsasl --server}. That program does not say what it offers. It repeats the mechanism's name (since
 * 1.0). Then it writes the first line, which is empty if the client has to speak.
 */
final class GsaslClient implements ClientDialect {
    private final WireLines lines;
    private final List<String> assumed;
    private @Nullable Reply unread;

    GsaslClient(WireLines lines, List<String> assumed) {
        this.lines = lines;
        this.assumed = assumed;
    }

    @Override
    public List<String> offered() {
        return assumed;
    }

    @Override
    public void start(String mechanism, byte @Nullable [] initial) throws IOException {
        lines.send(mechanism);
        Optional<String> first = lines.next();
        if (first.isPresent() && first.get().trim().equals(mechanism)) {
            first = lines.next();
        }
        unread = reply(first);
        if (initial != null && unread instanceof Reply.Challenge challenge && challenge.message().length == 0) {
            unread = null;
            respond(initial);
        }
    }

    @Override
    public Reply receive() throws IOException {
        Reply reply = unread == null ? reply(lines.next()) : unread;
        unread = null;
        return reply;
    }

    private static Reply reply(Optional<String> line) throws WireException {
        return line.isPresent()
                ? new Reply.Challenge(WireLines.decode(line.get()))
                : new Reply.Failure("the server ended, which is how it refuses");
    }

    @Override
    public void respond(byte[] response) throws IOException {
        lines.send(WireLines.encode(response));
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
    public void afterwards(SaslClient client, Terminal terminal, boolean stdinIsTaken) {
        // the server ends by itself
    }
}
