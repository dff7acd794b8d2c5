package org.sasl4j.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.sasl4j.stream.SaslStreams;

/** Sends a megabyte through a security layer, from the client to the server and back. */
final class Echo {
    static final int OCTETS = 1 << 20;

    private Echo() {}

    /** The server's part. */
    static void serve(SaslStreams streams) throws IOException {
        byte[] received = streams.input().readNBytes(OCTETS);
        send(streams.output(), received);
    }

    /** The client's part. Returns whether everything came back unchanged. */
    static boolean check(SaslStreams streams) throws IOException {
        byte[] sent = new byte[OCTETS];
        new SecureRandom().nextBytes(sent);
        send(streams.output(), sent);
        InputStream input = streams.input();
        return MessageDigest.isEqual(input.readNBytes(OCTETS), sent);
    }

    private static void send(OutputStream output, byte[] octets) throws IOException {
        output.write(octets);
        output.flush();
    }
}
