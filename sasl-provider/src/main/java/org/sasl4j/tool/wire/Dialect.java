package org.sasl4j.tool.wire;

import java.util.List;
import java.util.Locale;

/**
 * How the lines of a login are written. In each a message is one line of base64.
 *
 * <pre>
 * lines   S: the mechanisms, parted by blanks
 *         C: the mechanism, a blank and the initial response ("=" if that is empty); without one, the name alone
 *         S: a challenge; an empty line is an empty one
 *         C: a response, also to what the server sends last; "*" gives up
 *         S: "OK name" or "NO reason", which are no base64
 *
 * gsasl   as {@code gsasl --server} and {@code gsasl --client} write to stdout: the mechanism alone on a line, then a line
 *         from each side in turn, the server's first; no line says how it ended, for the process ends
 *
 * cyrus   as Cyrus SASL's sample-server and sample-client write: "S: " or "C: " before each message; the mechanisms are a
 *         message, too, and the first response is the mechanism, with NUL and the initial response after it; other lines
 *         are remarks. After the login each side sends the other one greeting through the layer.
 * </pre>
 */
enum Dialect {
    LINES,
    GSASL,
    CYRUS;

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    ServerDialect server(WireLines lines) {
        return switch (this) {
            case LINES -> new LinesServer(lines);
            case GSASL -> new GsaslServer(lines);
            case CYRUS -> new CyrusServer(lines);
        };
    }

    /** A client's; the mechanisms stand for the server's offer where the dialect has none. */
    ClientDialect client(WireLines lines, List<String> assumed) {
        return switch (this) {
            case LINES -> new LinesClient(lines);
            case GSASL -> new GsaslClient(lines, assumed);
            case CYRUS -> new CyrusClient(lines);
        };
    }
}
