package com.example.smtp;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.sasl4j.CredentialStore;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Service;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;

/** The part of a mail server that finds out who the client is: EHLO, STARTTLS and AUTH (RFC 4954). It takes no mail. */
public final class SmtpServer {
    private final SSLContext tls;
    private final CredentialStore users;

    private SmtpServer(SSLContext tls, CredentialStore users) {
        this.tls = tls;
        this.users = users;
    }

    /** The arguments are a port, a key store with the certificate, and its password. */
    public static void main(String[] args) throws Exception {
        KeyStore keys = KeyStore.getInstance(new File(args[1]), args[2].toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, args[2].toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        SmtpServer server = new SmtpServer(tls, new MemoryCredentialStore().put("juliet", "wherefore".toCharArray()));
        int port = Integer.parseInt(args[0]);
        try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("listening on " + listener.getLocalPort());
            while (true) { // one at a time: give each client a thread of its own
                try (Socket client = listener.accept()) {
                    server.serve(client);
                } catch (IOException e) {
                    System.out.println("lost a client: " + e.getMessage());
                }
            }
        }
    }

    private void serve(Socket client) throws IOException {
        client.setSoTimeout(30_000);
        SmtpWire wire = SmtpWire.plain(client);
        wire.say("220 localhost ESMTP");
        for (String line = wire.line(); !line.equalsIgnoreCase("QUIT"); line = wire.line()) {
            String[] words = line.split(" ");
            switch (words[0].toUpperCase(Locale.ROOT)) {
                case "EHLO" ->
                    wire.say("250-localhost" + wire.startTlsOffer() + "\r\n250 AUTH " + String.join(" ", offer(wire)));
                case "STARTTLS" -> wire = wire.startTls(tls);
                case "AUTH" -> wire.say(authenticate(wire, words));
                case "NOOP" -> wire.say("250 2.0.0 here");
                default -> wire.say("502 5.5.1 no such command");
            }
        }
        wire.say("221 2.0.0 bye");
    }

    private StoreServerContext context(SmtpWire wire) {
        Service smtp = new Service("smtp", "localhost");
        return StoreServerContext.builder(users)
                .connection(wire.connection())
                .service(smtp)
                .build();
    }

    /** Offers no PLAIN before TLS, and -PLUS after it. */
    private List<String> offer(SmtpWire wire) {
        return List.of(Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard())
                .on(wire.connection())
                .able(Capabilities.ofServer(context(wire)))
                .offer()
                .names());
    }

    private String authenticate(SmtpWire wire, String[] words) throws IOException {
        String name = words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT);
        if (!offer(wire).contains(name)) {
            return "504 5.5.4 this is not offered here";
        }
        var mechanism = Mechanisms.standard().find(MechanismName.of(name));
        try (Exchange exchange = Exchange.server(mechanism.orElseThrow(), context(wire))) {
            byte[] message = words.length == 2 ? null : decode(words[2].equals("=") ? "" : words[2]);
            byte[] challenge = exchange.evaluate(message);
            while (challenge != null) { // even for the last message: SMTP has no place for it in its success
                wire.say("334 " + Base64.getEncoder().encodeToString(challenge));
                challenge = exchange.evaluate(decode(wire.line()));
            }
            return "235 2.7.0 welcome, " + exchange.authorizationId();
        } catch (MechanismException e) {
            return "535 " + e.reason().smtpCode() + " " + e.getMessage();
        } catch (IllegalArgumentException notBase64) { // "*" comes here, too: the client gives up
            return "501 5.5.2 this is not base64";
        }
    }

    private static byte[] decode(String line) {
        return Base64.getDecoder().decode(line);
    }
}
