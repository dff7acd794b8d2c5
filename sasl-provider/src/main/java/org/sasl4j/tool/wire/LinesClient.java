package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;
import org.sasl4j.stream.SaslStreams;
import org.sasl4j.tool.wire.WireLines.End;

/** A client that speaks {@link Dialect#LINES}. After the login it sends what it reads, line by line. */
final class LinesClient implements ClientDialect {
    private final WireLines lines;

    LinesClient(WireLines lines) {
        this.lines = lines;
    }

    @Override
    public List<String> offered() throws IOException {
        String line = lines.require("the mechanisms");
        if (line.startsWith("NO ")) {
            throw new WireException("the server says " + Terminal.printable(line));
        }
        return Words.of(line);
    }

    @Override
    public void start(String mechanism, byte @Nullable [] initial) throws IOException {
        lines.send(mechanism + WireLines.initial(initial));
    }

    @Override
    public Reply receive() throws IOException {
        String line = lines.require("its verdict");
        if (line.startsWith("OK ")) {
            return new Reply.Success(line.substring("OK ".length()), null);
        }
        return line.startsWith("NO ")
                ? new Reply.Failure(line.substring("NO ".length()))
                : new Reply.Challenge(WireLines.decode(line));
    }

    @Override
    public void respond(byte[] response) throws IOException {
        lines.send(WireLines.encode(response));
    }

    @Override
    public void giveUp() throws IOException {
        lines.send("*");
    }

    @Override
    public void afterwards(SaslClient client, Terminal terminal, boolean stdinIsTaken) throws IOException {
        if (stdinIsTaken) {
            return;
        }
        SaslStreams streams = SaslStreams.of(client, lines.input(), lines.output());
        WireLines layered = new WireLines(streams.input(), streams.output(), End.LF);
        WireLines typed = new WireLines(terminal.in(), terminal.raw(), End.LF);
        for (Optional<String> line = typed.nextTyped(); line.isPresent(); line = typed.nextTyped()) {
            layered.sendOctets(line.get());
            terminal.out().println(Terminal.harmless(layered.requireText("the echo")));
        }
    }
}
