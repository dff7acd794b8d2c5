package org.sasl4j;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Octets that must not leak: a password in UTF-8, a token, a key. Wiped by {@link #close()}, compared in constant time,
 * never printed. Every read is called {@code reveal…}, so that all of them can be found.
 *
 * <p>Whoever obtains a secret closes it. Safe for use by several threads only until the first {@code close()}.
 *
 * <pre>{@code
 * boolean right;
 * try (Secret password = Secret.of(typed)) {
 *     Arrays.fill(typed, '\0'); // the secret has a copy of its own
 *     right = password.matches(stored); // in constant time
 * } // wiped
 * }</pre>
 */
public final class Secret implements Step.Held {
    private final byte[] octets;
    private boolean closed;

    private Secret(byte[] octets) {
        this.octets = octets;
    }

    /**
     * A secret holding a copy of the octets given.
     *
     * @param octets copied; wiping the original stays with the caller
     * @return a secret that the caller closes
     */
    public static Secret copyOf(byte[] octets) {
        return new Secret(octets.clone());
    }

    /**
     * A secret around the very array given, which is wiped with it.
     *
     * @param octets handed over: the caller must not use it again
     * @return a secret that the caller closes
     */
    public static Secret owning(byte[] octets) {
        return new Secret(octets);
    }

    /**
     * A password or token, held as UTF-8.
     *
     * @param text copied; wiping the original stays with the caller
     * @return a secret that the caller closes
     * @throws IllegalArgumentException if the text has an unpaired surrogate, which UTF-8 cannot express
     */
    public static Secret of(char[] text) {
        byte[] ascii = new byte[text.length];
        int bits = 0;
        for (int i = 0; i < text.length; i++) {
            bits |= text[i];
            ascii[i] = (byte) text[i];
        }
        if (bits < 0x80) {
            return new Secret(ascii);
        }
        Arrays.fill(ascii, (byte) 0);
        return encode(CharBuffer.wrap(text));
    }

    private static Secret encode(CharBuffer text) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer buffer = ByteBuffer.allocate(3 * text.remaining()); // a pair of two chars takes four octets
        try {
            if (encoder.encode(text, buffer, true).isError()) {
                throw new IllegalArgumentException("a secret has an unpaired surrogate, which UTF-8 cannot express");
            }
            return new Secret(Arrays.copyOf(buffer.array(), buffer.position()));
        } finally {
            Arrays.fill(buffer.array(), (byte) 0);
        }
    }

    /**
     * The octets themselves.
     *
     * @return a fresh copy, which the caller wipes
     * @throws IllegalStateException if this secret was closed
     */
    public byte[] revealBytes() {
        return open().clone();
    }

    /**
     * The octets, put into a message without another copy of them.
     *
     * @param message wiped by the caller
     * @param from where they begin in it
     * @throws IllegalStateException if this secret is closed
     * @throws IndexOutOfBoundsException if the message has no room for {@link #length()} octets
     */
    public void revealInto(byte[] message, int from) {
        System.arraycopy(open(), 0, message, from, octets.length);
    }

    /**
     * Whether every octet is a printable character of ASCII, which no preparation changes.
     *
     * @return true also if there is none
     * @throws IllegalStateException if this secret is closed
     */
    public boolean isPrintableAscii() {
        for (byte octet : open()) {
            if (octet < ' ' || octet > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * The octets read as UTF-8 text.
     *
     * @return a fresh copy, which the caller wipes
     * @throws IllegalStateException if this secret was closed
     * @throws IllegalArgumentException if the octets are not UTF-8
     */
    public char[] revealChars() {
        char[] ascii = new char[open().length];
        int bits = 0;
        for (int i = 0; i < ascii.length; i++) {
            bits |= octets[i];
            ascii[i] = (char) octets[i];
        }
        if (bits >= 0) {
            return ascii;
        }
        Arrays.fill(ascii, '\0');
        return decode(ByteBuffer.wrap(octets));
    }

    private static char[] decode(ByteBuffer octets) {
        CharBuffer text = CharBuffer.allocate(octets.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try {
            if (decoder.decode(octets, text, true).isError()) {
                throw new IllegalArgumentException("a secret that is not UTF-8 was read as text");
            }
            return Arrays.copyOf(text.array(), text.position());
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    /**
     * Whether both secrets hold the same octets. The time taken depends on the lengths only.
     *
     * @param other the secret to compare with
     * @return true if they are the same
     * @throws IllegalStateException if either was closed
     */
    public boolean matches(Secret other) {
        return MessageDigest.isEqual(open(), other.open());
    }

    /**
     * A second secret with the same octets and a life of its own.
     *
     * @return a secret that the caller closes
     * @throws IllegalStateException if this secret was closed
     */
    public Secret copy() {
        return new Secret(open().clone());
    }

    /**
     * The length in octets.
     *
     * @return 0 or more
     */
    public int length() {
        return octets.length;
    }

    /** Overwrites the octets; every later read throws. Closing twice does nothing. */
    @Override
    public void close() {
        closed = true;
        VarHandle.storeStoreFence(); // whoever reads zeros has been told; a volatile field would cost each login more
        Arrays.fill(octets, (byte) 0);
    }

    /** Says that a secret is here, and nothing of it. */
    @Override
    public String toString() {
        return "Secret[***]";
    }

    private byte[] open() {
        if (closed) {
            throw new IllegalStateException("this secret was closed and its octets wiped");
        }
        return octets;
    }
}
