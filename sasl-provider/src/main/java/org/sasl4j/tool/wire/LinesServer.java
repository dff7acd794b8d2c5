package org.sasl4j.tool.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;
import org.sasl4j.stream.SaslStreams;

/** A server that speaks {@link Dialect#LINES}. After the login it echoes what it receives. */
final class LinesServer implements ServerDialect {
    private static final int PIECE = 8192;

    private final WireLines lines;

    LinesServer(WireLines lines) {
        this.lines = lines;
    }

    @Override
    public Start offer(List<String> mechanisms) throws IOException {
        lines.send(String.join(" ", mechanisms));
        String[] words = lines.require("a mechanism").split(" ", 2);
        return new Start(words[0], words.length < 2 ? null : WireLines.decodeInitial(words[1]));
    }

    @Override
    public byte[] ask(byte[] challenge) throws IOException {
        lines.send(WireLines.encode(challenge));
        String line = lines.require("a response");
        if (line.equals("*")) {
            throw new WireException("the client gave up");
        }
        return WireLines.decode(line);
    }

    @Override
    public void succeed(String identity, byte @Nullable [] last) throws IOException {
        if (last != null && ask(last).length > 0) {
            throw new WireException("the client answers what needs no answer");
        }
        lines.send("OK " + Terminal.printable(identity));
    }

    @Override
    public void refuse(String reason) throws IOException {
        lines.send("NO " + Terminal.printable(reason));
    }

    @Override
    public void afterwards(SaslServer server) throws IOException {
        SaslStreams streams = SaslStreams.of(server, lines.input(), lines.output());
        InputStream in = streams.input();
        OutputStream out = streams.output();
        byte[] piece = new byte[PIECE];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            out.write(piece, 0, length);
            out.flush();
        }
    }
}
