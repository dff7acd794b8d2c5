package org.sasl4j.tool.wire;

import java.io.IOException;

/** The peer does not keep to the protocol, or ended it; the message says in one line how. */
final class WireException extends IOException {
    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }
}
