package com.example.consumer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What went over a test's connections, in both directions, as somebody on the way sees it; who may meddle with it. */
public final class Wire {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final List<Integer> framesDown = new ArrayList<>();
    private boolean meddling;

    /** Octets on their way, taken down on a line of their own. */
    synchronized void carry(byte[] buffer, int offset, int length) {
        octets.write(buffer, offset, length);
        octets.write('\n');
    }

    /** The length of a frame on its way to a client. */
    synchronized void carryDown(int length) {
        framesDown.add(length);
    }

    /** From now on the first octet of every frame on its way to the server is changed. */
    synchronized void meddle() {
        meddling = true;
    }

    /** What becomes of a frame on its way to the server. */
    synchronized void meddleWith(byte[] frame) {
        if (meddling) {
            frame[0] ^= 1;
        }
    }

    /** Whether a text in ASCII could be read, as a regular expression. */
    public synchronized boolean shows(String text) {
        return Pattern.compile(text)
                .matcher(octets.toString(StandardCharsets.ISO_8859_1))
                .find();
    }

    /** The lengths of the frames that went to clients. */
    public synchronized List<Integer> framesDown() {
        return List.copyOf(framesDown);
    }
}
