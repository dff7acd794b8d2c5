package org.sasl4j.tool.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.tool.wire.WireLines.End;

/** A client's connection, which may change to TLS later. */
final class ClientWire implements Closeable {
    private final End end;
    private final Closeable below;
    private final @Nullable Socket socket;
    private final @Nullable ClientTls tls;
    private WireLines lines;
    private Connection connection;

    private ClientWire(
            InputStream in,
            OutputStream out,
            End end,
            Closeable below,
            @Nullable Socket socket,
            @Nullable ClientTls tls) {
        this.end = end;
        this.below = below;
        this.socket = socket;
        this.tls = tls;
        this.lines = new WireLines(in, out, end);
        this.connection = socket == null ? Connection.unknown() : Connection.plaintext();
    }

    /** A connection over two streams, about which nothing is known. */
    static ClientWire over(InputStream in, OutputStream out, Closeable below) {
        return new ClientWire(in, out, End.LF, below, null, null);
    }

    /** A connection over a socket, in clear until {@link #secure}. */
    static ClientWire over(Socket socket, ClientTls tls, End end) throws IOException {
        return new ClientWire(socket.getInputStream(), socket.getOutputStream(), end, socket, socket, tls);
    }

    WireLines lines() {
        return lines;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Changes to TLS. If there is unread input from before, somebody in the middle may have sent it, so it is an error.
     */
    void secure() throws IOException {
        if (socket == null || tls == null) {
            throw new WireException("there is no TLS over a pipe");
        }
        if (lines.input().available() > 0) {
            throw new WireException("the server sent more in clear than it should before TLS");
        }
        SSLSocket secured = tls.over(socket);
        lines = new WireLines(secured.getInputStream(), secured.getOutputStream(), end);
        connection = Connection.tls(secured);
    }

    @Override
    public void close() throws IOException {
        below.close();
    }
}
