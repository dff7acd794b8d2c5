package com.example.consumer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.tls.TestTls;

/** As much of a mail server as logging in needs: lines of text, with SASL's messages in base64. One client at a time. */
public abstract class LineListener implements AutoCloseable {
    private final ServerSocket listening;
    private final Servers servers;
    private final Thread thread = new Thread(this::serveAll, "mail");
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> users = new CopyOnWriteArrayList<>();

    /** Makes the server of a login. */
    @FunctionalInterface
    public interface Servers {
        SaslServer start(String mechanism) throws SaslException;
    }

    /** A subclass is made before it is started. */
    protected LineListener(ServerSocket listening, Servers servers) {
        this.listening = listening;
        this.servers = servers;
        thread.setDaemon(true);
    }

    /** Where to listen. */
    protected static ServerSocket loopback() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    protected final void start() {
        thread.start();
    }

    public final int port() {
        return listening.getLocalPort();
    }

    /** Every line that clients sent. */
    public final List<String> received() {
        return received;
    }

    /** Who logged in. */
    public final List<String> users() {
        return users;
    }

    private void serveAll() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                client.setSoTimeout(TestTls.PATIENCE);
                serve(new Talk(client));
            } catch (IOException e) {
                // closed by us, or by the client, who then reports what happened
            }
        }
    }

    /** Serves one client, until it goes. */
    protected abstract void serve(Talk talk) throws IOException;

    /**
     * Authenticates a client.
     *
     * @param prompt what stands before a challenge
     * @param mechanism what the client asked for
     * @param initial its initial response in base64, or null
     * @throws SaslException if it is refused
     */
    protected final void authenticate(Talk talk, String prompt, String mechanism, String initial) throws IOException {
        SaslServer server = servers.start(mechanism);
        byte[] challenge = server.evaluateResponse(initial == null ? new byte[0] : decode(initial));
        while (challenge != null) {
            talk.send(prompt + Base64.getEncoder().encodeToString(challenge));
            String line = talk.read();
            if (line == null || line.equals("*")) {
                throw new SaslException("the client gave up");
            }
            challenge = server.isComplete() ? null : server.evaluateResponse(decode(line));
        }
        users.add(server.getAuthorizationID());
    }

    private static byte[] decode(String text) {
        return text.equals("=") ? new byte[0] : Base64.getDecoder().decode(text);
    }

    /** A conversation with one client. */
    protected final class Talk {
        private final BufferedReader in;
        private final OutputStream out;

        private Talk(Socket client) throws IOException {
            in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            out = client.getOutputStream();
        }

        /** The next line, or null at the end. */
        public String read() throws IOException {
            String line = in.readLine();
            if (line != null) {
                received.add(line);
            }
            return line;
        }

        public void send(String... lines) throws IOException {
            out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    @Override
    public final void close() throws IOException {
        listening.close();
        try {
            thread.join(TestTls.PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
