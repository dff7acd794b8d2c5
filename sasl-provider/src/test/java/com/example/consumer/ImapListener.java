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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;
import org.sasl4j.tls.TestTls;

/** As much of an IMAP server (RFC 3501) as logging in needs. */
final class ImapListener implements AutoCloseable {
    private final ServerSocket listening;
    private final String capabilities;
    private final Servers servers;
    private final Thread thread = new Thread(this::serveAll, "imap");
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> users = new CopyOnWriteArrayList<>();

    /** Makes the server of a login. */
    @FunctionalInterface
    interface Servers {
        SaslServer start(String mechanism) throws SaslException;
    }

    /** The servers are those of the registered providers, which are ours. */
    ImapListener(String capabilities) throws IOException {
        this(capabilities, ImapListener::ours);
    }

    ImapListener(String capabilities, Servers servers) throws IOException {
        this(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), capabilities, servers);
    }

    ImapListener(ServerSocket listening, String capabilities, Servers servers) {
        this.capabilities = capabilities;
        this.servers = servers;
        this.listening = listening;
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Every line that clients sent. */
    List<String> received() {
        return received;
    }

    /** Who logged in. */
    List<String> users() {
        return users;
    }

    private void serveAll() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                client.setSoTimeout(TestTls.PATIENCE);
                serve(client);
            } catch (IOException e) {
                // closed by us, or by the client, who then reports what happened
            }
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream();
        send(out, "* OK ready");
        for (String line = read(in); line != null; line = read(in)) {
            String[] words = line.split(" ");
            switch (words[1].toUpperCase(Locale.ROOT)) {
                case "CAPABILITY" -> send(out, "* CAPABILITY IMAP4rev1 " + capabilities, words[0] + " OK done");
                case "AUTHENTICATE" -> send(out, words[0] + " " + authenticate(words, in, out));
                case "LOGIN" -> send(out, words[0] + " NO not here");
                case "LOGOUT" -> {
                    send(out, "* BYE", words[0] + " OK done");
                    return;
                }
                default -> send(out, words[0] + " OK done");
            }
        }
    }

    private String authenticate(String[] words, BufferedReader in, OutputStream out) throws IOException {
        if (words[2].equals("PLAIN")) {
            send(out, "+ ");
            read(in); // a password in clear, which the tests look for
            return "NO not here";
        }
        try {
            SaslServer server = servers.start(words[2]);
            byte[] response = words.length > 3 ? decode(words[3]) : new byte[0];
            byte[] challenge = server.evaluateResponse(response);
            while (challenge != null) {
                response = ask(in, out, challenge);
                challenge = server.isComplete() ? null : server.evaluateResponse(response);
            }
            users.add(server.getAuthorizationID());
            return "OK done";
        } catch (SaslException e) {
            return "NO " + e.getMessage();
        }
    }

    private static SaslServer ours(String mechanism) throws SaslException {
        SaslServer server = Sasl.createSaslServer(
                mechanism, "imap", "localhost", Map.of("org.sasl4j.credentials", Ours.store()), null);
        if (server == null || !Registered.isOurs(server)) {
            throw new SaslException("the server is of another provider: " + server);
        }
        return server;
    }

    private byte[] ask(BufferedReader in, OutputStream out, byte[] challenge) throws IOException {
        send(out, "+ " + Base64.getEncoder().encodeToString(challenge));
        String line = read(in);
        if (line == null || line.equals("*")) {
            throw new SaslException("the client gave up");
        }
        return decode(line);
    }

    private static byte[] decode(String text) {
        return text.equals("=") ? new byte[0] : Base64.getDecoder().decode(text);
    }

    private String read(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line != null) {
            received.add(line);
        }
        return line;
    }

    private static void send(OutputStream out, String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        try {
            thread.join(TestTls.PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
