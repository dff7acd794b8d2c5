package org.sasl4j.stream;

import java.io.IOException;

/** Whether a stream can go on. */
enum Condition {
    OPEN(""),
    FAILED("this stream has failed before, so its connection is to be closed (RFC 4422 section 3.7)"),
    CLOSED("this stream is closed");

    private final String complaint;

    Condition(String complaint) {
        this.complaint = complaint;
    }

    void requireOpen() throws IOException {
        if (this != OPEN) {
            throw new IOException(complaint);
        }
    }
}
