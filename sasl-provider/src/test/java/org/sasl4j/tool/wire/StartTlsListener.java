package org.sasl4j.tool.wire;

import com.example.consumer.OurServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.Connection;
import org.sasl4j.tls.TestTls;
import org.sasl4j.tool.wire.WireLines.End;

/** As much of IMAP and SMTP as STARTTLS and one login under it need; it offers PLAIN before and SCRAM after. */
final class StartTlsListener implements AutoCloseable {
    /** What it does when it is asked to change to TLS. */
    enum Manner {
        RIGHT,
        INJECTING,
        ENDLESS
    }

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ServerTls tls = new ServerTls(Keys.made(), null);
    private final boolean imap;
    private final Manner manner;

    StartTlsListener(String protocol, Manner manner) throws IOException, GeneralSecurityException {
        this.imap = protocol.equals("imap");
        this.manner = manner;
        Thread thread = new Thread(this::serve, "starttls");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        try (Socket client = listening.accept()) {
            client.setSoTimeout(TestTls.PATIENCE);
            WireLines clear = new WireLines(client.getInputStream(), client.getOutputStream(), End.CRLF);
            clear.send(imap ? "* OK ready" : "220 ready");
            while (manner == Manner.ENDLESS) {
                clear.send(imap ? "* CAPABILITY X" : "250-X");
            }
            offer(clear, "PLAIN", imap ? "STARTTLS" : "250 STARTTLS");
            String tag = clear.require("STARTTLS").split(" ")[0];
            String go = imap ? tag + " OK go" : "220 go";
            clear.send(
                    manner == Manner.RIGHT ? go : go + "\r\n" + (imap ? "* CAPABILITY AUTH=PLAIN" : "250 AUTH PLAIN"));
            try (SSLSocket secured = tls.over(client)) {
                WireLines lines = new WireLines(secured.getInputStream(), secured.getOutputStream(), End.CRLF);
                offer(lines, "SCRAM-SHA-256 SCRAM-SHA-256-PLUS", imap ? "SASL-IR" : "250 8BITMIME");
                authenticate(lines, Connection.tls(secured));
                lines.next();
            }
        } catch (IOException e) {
            // the client says what became of it
        }
    }

    private void offer(WireLines lines, String mechanisms, String more) throws IOException {
        String tag = lines.require("what it wants to know").split(" ")[0];
        if (imap) {
            lines.send("* CAPABILITY IMAP4rev1 " + more + " AUTH=" + mechanisms.replace(" ", " AUTH="));
            lines.send(tag + " OK done");
        } else {
            lines.send("250-localhost");
            lines.send("250-AUTH " + mechanisms);
            lines.send(more);
        }
    }

    private void authenticate(WireLines lines, Connection connection) throws IOException {
        List<String> words = List.of(lines.require("a login").split(" "));
        int name = imap ? 2 : 1;
        SaslServer server = OurServers.start(
                words.get(name),
                imap ? "imap" : "smtp",
                Map.of("org.sasl4j.connection", connection, "org.sasl4j.offered", "SCRAM-SHA-256 SCRAM-SHA-256-PLUS"));
        try {
            byte[] reply = server.evaluateResponse(WireLines.decodeInitial(words.get(name + 1)));
            while (reply != null) {
                lines.send((imap ? "+ " : "334 ") + WireLines.encode(reply));
                byte[] response = WireLines.decode(lines.require("a response"));
                reply = server.isComplete() ? null : server.evaluateResponse(response);
            }
            lines.send(imap ? words.get(0) + " OK in" : "235 in");
        } catch (SaslException e) {
            lines.send(imap ? words.get(0) + " NO " + e.getMessage() : "535 " + e.getMessage());
        } finally {
            server.dispose();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
