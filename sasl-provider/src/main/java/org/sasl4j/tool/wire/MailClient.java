package org.sasl4j.tool.wire;

import java.io.IOException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.stream.SaslStreams;
import org.sasl4j.tool.wire.WireLines.End;

/** What IMAP (RFC 3501 section 6.2.2) and SMTP (RFC 4954 section 4) have in common: messages in lines of base64. */
abstract class MailClient implements ClientDialect {
    final ClientWire wire;
    final boolean startsTls;
    private @Nullable Reply unread;

    MailClient(ClientWire wire, boolean startsTls) {
        this.wire = wire;
        this.startsTls = startsTls;
    }

    /** Reads the server's next answer. */
    abstract Reply read() throws IOException;

    /** Sends an initial response that did not fit into the command, when the server asks for it. */
    void sendLate(byte[] initial) throws IOException {
        Reply reply = read();
        if (reply instanceof Reply.Challenge) {
            respond(initial);
        } else {
            unread = reply;
        }
    }

    @Override
    public Reply receive() throws IOException {
        if (unread == null) {
            return read();
        }
        Reply reply = unread;
        unread = null;
        return reply;
    }

    @Override
    public void respond(byte[] response) throws IOException {
        wire.lines().send(WireLines.encode(response));
    }

    @Override
    public void giveUp() throws IOException {
        wire.lines().send("*");
    }

    /** The same connection with the security layer. */
    WireLines layered(SaslClient client) throws SaslException {
        SaslStreams streams =
                SaslStreams.of(client, wire.lines().input(), wire.lines().output());
        return new WireLines(streams.input(), streams.output(), End.CRLF);
    }
}
