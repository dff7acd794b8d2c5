package org.sasl4j.tool.wire;

import java.util.List;
import java.util.Locale;

/**
 * How the lines of a login are written. In each dialect a message is one line of base64.
 *
 * <pre>
 * lines   S: the mechanisms, with blanks between them
 *         C: the mechanism, a blank and the initial response ("=" if it is empty), or only the mechanism
 *         S: a challenge; an empty line is an empty challenge
 *         C: a response, even to the server's last message; "*" gives up
 *         S: "OK name" or "NO reason", neither of which is base64
 *
 * gsasl   The lines that {@code gsasl --server} and {@code gsasl --client} write to stdout. The mechanism is alone on a
 *         line. Then each side writes a line in turn, the server first. No line says how it ended: the process ends.
 *
 * cyrus   The lines of Cyrus SASL's sample-server and sample-client. A message has "S: " or "C: " before it. The
 *         mechanisms are a message, too. The first response is the mechanism, then NUL and the initial response.
 *         Other lines are remarks. After the login each side sends one greeting through the layer.
 * </pre>
 */
enum Dialect {
    LINES,
    GSASL,
    CYRUS;

    /** The name of the dialect, as a user types it. */
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

    /** A client that speaks the dialect. If the dialect has no offer, it takes {@code assumed} for the server's. */
    ClientDialect client(WireLines lines, List<String> assumed) {
        return switch (this) {
            case LINES -> new LinesClient(lines);
            case GSASL -> new GsaslClient(lines, assumed);
            case CYRUS -> new CyrusClient(lines);
        };
    }
}
