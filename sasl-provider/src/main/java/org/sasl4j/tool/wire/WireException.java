package org.sasl4j.tool.wire;

import java.io.IOException;

/** Says that the peer broke the protocol, or ended it. The message says in one line how. */
final class WireException extends IOException {
    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }
}
