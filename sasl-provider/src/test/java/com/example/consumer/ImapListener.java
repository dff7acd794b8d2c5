package com.example.consumer;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;

/** As much of an IMAP server (RFC 3501) as logging in needs. */
public final class ImapListener extends LineListener {
    private final String capabilities;

    /** The servers are those of the registered providers, which are ours. */
    ImapListener(String capabilities) throws IOException {
        this(capabilities, ImapListener::ours);
    }

    public ImapListener(String capabilities, Servers servers) throws IOException {
        this(loopback(), capabilities, servers);
    }

    ImapListener(ServerSocket listening, String capabilities, Servers servers) {
        super(listening, servers);
        this.capabilities = capabilities;
        start();
    }

    @Override
    protected void serve(Talk talk) throws IOException {
        talk.send("* OK ready");
        for (String line = talk.read(); line != null; line = talk.read()) {
            String[] words = line.split(" ");
            switch (words[1].toUpperCase(Locale.ROOT)) {
                case "CAPABILITY" -> talk.send("* CAPABILITY IMAP4rev1 " + capabilities, words[0] + " OK done");
                case "AUTHENTICATE" -> talk.send(words[0] + " " + authenticate(words, talk));
                case "LOGIN" -> talk.send(words[0] + " NO not here");
                case "LOGOUT" -> {
                    talk.send("* BYE", words[0] + " OK done");
                    return;
                }
                default -> talk.send(words[0] + " OK done");
            }
        }
    }

    private String authenticate(String[] words, Talk talk) throws IOException {
        if (words[2].equals("PLAIN")) {
            talk.send("+ ");
            talk.read(); // a password in clear, which the tests look for
            return "NO not here";
        }
        try {
            authenticate(talk, "+ ", words[2], words.length > 3 ? words[3] : null);
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
}
