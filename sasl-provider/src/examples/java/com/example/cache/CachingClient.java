package com.example.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.sasl4j.mechanism.scram.ScramKeyCache;
import org.sasl4j.provider.Sasl4jProvider;

/** Logs in three times: the first login computes thousands of hashes, and the others find the keys in a cache. */
public final class CachingClient {
    private static final String MECHANISM = "SCRAM-SHA-256";

    private final Sasl4jProvider provider = new Sasl4jProvider();
    private final ScramKeyCache cache;

    /** One cache serves all clients of an application. It keeps no password, and closing it wipes the keys. */
    private CachingClient(ScramKeyCache cache) {
        this.cache = cache;
    }

    /** Takes a port of this machine, a user and a password. */
    public static void main(String[] args) throws IOException {
        try (ScramKeyCache cache = new ScramKeyCache(100)) { // room for 100 users
            CachingClient client = new CachingClient(cache);
            for (int login = 1; login <= 3; login++) {
                Instant start = Instant.now();
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
                    client.logIn(socket, args[1], args[2]);
                }
                long micros = Duration.between(start, Instant.now()).toNanos() / 1000;
                System.out.println("login " + login + " took " + micros + " µs");
            }
        }
    }

    /** Messages are lines of base64, the same as for {@code sasl server}. */
    private void logIn(Socket socket, String user, String password) throws IOException {
        SaslClient client = provider.clientFactory()
                .createSaslClient(
                        new String[] {MECHANISM},
                        null,
                        "demo",
                        "localhost",
                        Map.of("org.sasl4j.scram.keycache", cache),
                        answering(user, password));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                PrintStream out = new PrintStream(socket.getOutputStream(), true)) {
            in.readLine(); // what the server offers
            out.println(MECHANISM + " " + encode(client.evaluateChallenge(new byte[0])));
            String line = String.valueOf(in.readLine());
            while (!line.startsWith("OK ")) {
                if (line.startsWith("NO ")) {
                    throw new SaslException(line);
                }
                byte[] response = client.evaluateChallenge(Base64.getDecoder().decode(line));
                out.println(response == null ? "" : encode(response));
                line = String.valueOf(in.readLine());
            }
            if (!client.isComplete()) {
                throw new SaslException("the server has not proven that it knows the password");
            }
        } finally {
            client.dispose();
        }
    }

    private static String encode(byte[] message) {
        return Base64.getEncoder().encodeToString(message);
    }

    private static CallbackHandler answering(String user, String password) {
        return callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback asked) {
                    asked.setName(user);
                } else if (callback instanceof PasswordCallback asked) {
                    asked.setPassword(password.toCharArray());
                }
            }
        };
    }
}
