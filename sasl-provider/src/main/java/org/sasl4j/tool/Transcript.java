package org.sasl4j.tool;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;
import org.sasl4j.stream.SaslStreams;
import org.sasl4j.tool.Frame.Kind;
import org.sasl4j.tool.decode.Explanation;

/** A client's end of the wire. It prints every frame with its secrets masked, and counts what SASL sent. */
final class Transcript {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Masking masking;
    private final PrintWriter paper;
    private final @Nullable Explanation explanation;
    private int messages;
    private int octets;

    /** Prints on {@code paper}. If there is an explanation, it gets the messages, too. */
    Transcript(SSLSocket socket, Masking masking, PrintWriter paper, @Nullable Explanation explanation)
            throws IOException {
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        this.masking = masking;
        this.paper = paper;
        this.explanation = explanation;
    }

    void send(Frame frame) throws IOException {
        print("C", frame);
        frame.write(out);
    }

    Frame receive() throws IOException {
        Frame frame = Frame.read(in);
        print("S", frame);
        return frame;
    }

    /** Streams over the same connection with the negotiated security layer. They are not printed. */
    SaslStreams streams(SaslClient client) throws IOException {
        return SaslStreams.of(client, in, out);
    }

    void note(String line) {
        paper.println("       " + line);
    }

    int messages() {
        return messages;
    }

    int octets() {
        return octets;
    }

    private void print(String who, Frame frame) {
        Bytes data = frame.data();
        if (data != null) {
            messages++;
            octets += data.length();
            explain(who, data);
        }
        String text = frame.text().isEmpty() ? "" : " " + frame.text();
        paper.println("  " + who + ": " + frame.kind() + text + annotation(frame));
    }

    private void explain(String who, Bytes data) {
        if (explanation != null && who.equals("C")) {
            explanation.client(data);
        } else if (explanation != null) {
            explanation.server(data);
        }
    }

    private String annotation(Frame frame) {
        String what =
                switch (frame.kind()) {
                    case START -> "initial response";
                    case SUCCESS, FAILURE -> "additional data";
                    default -> "message";
                };
        Bytes data = frame.data();
        if (data != null) {
            return data.length() == 0
                    ? "  | " + what + " that is empty"
                    : "  | " + what + " of " + data.length() + " octets: " + masking.show(frame.kind(), data);
        }
        return frame.kind() == Kind.START || frame.kind() == Kind.SUCCESS ? "  | no " + what : "";
    }
}
