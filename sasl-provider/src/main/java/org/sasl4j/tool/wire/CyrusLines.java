package org.sasl4j.tool.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of Cyrus SASL's samples: messages with a mark before them, and remarks between them. */
final class CyrusLines {
    /** What the samples send each other after a login. It ends in NUL, like a string in C. */
    static final String OF_SERVER = "srv message 1\0";

    static final String OF_CLIENT = "client message 1\0";

    /** The server's remark when the login is over. */
    private static final String OVER = "Negotiation complete";

    private final WireLines lines;
    private final String own;
    private final String peers;
    private boolean over;

    /** Makes the input stream of a security layer over an array. */
    @FunctionalInterface
    interface Opening {
        byte[] read(ByteArrayInputStream wrapped) throws IOException;
    }

    /** Makes the output stream of a security layer over an array. */
    @FunctionalInterface
    interface Closing {
        OutputStream over(ByteArrayOutputStream wrapped) throws IOException;
    }

    CyrusLines(WireLines lines, String own, String peers) {
        this.lines = lines;
        this.own = own;
        this.peers = peers;
    }

    void send(byte[] message) throws IOException {
        lines.send(own + WireLines.encode(message));
    }

    /** The next message. Empty if the peer has remarked that the login is over, or has ended. */
    Optional<byte[]> next() throws IOException {
        List<String> remarks = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().startsWith(peers)) {
                return Optional.of(
                        WireLines.decode(line.get().substring(peers.length()).trim()));
            }
            if (line.get().startsWith(OVER)) {
                over = true;
                return Optional.empty();
            }
            remarks.add(line.get());
            WireLines.requireFew(remarks);
        }
        return Optional.empty();
    }

    /** Whether the peer has remarked that the login is over. */
    boolean isOver() {
        return over;
    }

    byte[] require(String what) throws IOException {
        Optional<byte[]> message = next();
        if (message.isEmpty() && over) {
            message = next();
        }
        return message.orElseThrow(() -> new WireException("the peer ended before it sent " + what));
    }

    /** Sends a text through a layer. */
    void greet(String text, Closing layer) throws IOException {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        OutputStream out = layer.over(wrapped);
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        send(wrapped.toByteArray());
    }

    /** Opens a text that came through a layer, and compares it. */
    static void requireGreeting(byte[] wrapped, String text, Opening layer) throws IOException {
        byte[] opened = layer.read(new ByteArrayInputStream(wrapped));
        if (!new String(opened, StandardCharsets.ISO_8859_1).equals(text)) {
            throw new WireException("the peer's greeting is not what the samples send");
        }
    }
}
