package org.sasl4j.tool.wire;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismName;
import org.sasl4j.mechanism.Mechanisms;

/**
 * Prints the messages of a login, if that was asked for. A client's message that holds a password or a token is not
 * shown.
 */
final class MessagePrinter {
    private static final MessagePrinter SILENT = new MessagePrinter(null, true);

    private final @Nullable PrintWriter paper;
    private final boolean masked;

    private MessagePrinter(@Nullable PrintWriter paper, boolean masked) {
        this.paper = paper;
        this.masked = masked;
    }

    static MessagePrinter silent() {
        return SILENT;
    }

    static MessagePrinter on(PrintWriter paper) {
        return new MessagePrinter(paper, true);
    }

    /** The printer for a mechanism. If the mechanism is unknown, no message of the client is shown. */
    MessagePrinter of(String mechanism) {
        boolean secret = MechanismName.parse(mechanism.toUpperCase(Locale.ROOT))
                .flatMap(name -> Mechanisms.standard().find(name))
                .map(known -> known.sendsSecret())
                .orElse(true);
        return new MessagePrinter(paper, secret);
    }

    void remark(String line) {
        if (paper != null) {
            paper.println("  " + line);
        }
    }

    void server(byte @Nullable [] message) {
        print("S", message, false);
    }

    void client(byte @Nullable [] message) {
        print("C", message, masked);
    }

    private void print(String who, byte @Nullable [] message, boolean hidden) {
        if (paper == null || message == null) {
            return;
        }
        String shown = hidden && message.length > 0
                ? "******** (" + message.length + " octets, not shown: they hold a secret)"
                : visible(message);
        paper.println("  " + who + ": " + shown);
    }

    private static String visible(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1)
                .replace("\0", "<NUL>")
                .replaceAll("[^ -~]", "?");
    }
}
