package com.example.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.sasl4j.CredentialStore;
import org.sasl4j.Secret;
import org.sasl4j.credential.JdbcCredentialStore;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.provider.Sasl4jProvider;

/** A server whose users are in a database. Its messages are lines of base64, which {@code sasl client} speaks, too. */
public final class SqlServer {
    private static final String MECHANISM = "SCRAM-SHA-256";

    private final Sasl4jProvider provider = new Sasl4jProvider(); // not registered: other logins do not change
    private final CredentialStore users;

    private SqlServer(CredentialStore users) {
        this.users = users;
    }

    /**
     * The arguments are a port, the database's URL, a file with the server secret, and a user and a password to set.
     */
    public static void main(String[] args) throws Exception {
        JdbcDataSource database = new JdbcDataSource(); // put a pool in front of it
        database.setURL(args[1]);
        createTable(database);
        JdbcCredentialStore users =
                JdbcCredentialStore.of(database, Secret.owning(Files.readAllBytes(Path.of(args[2]))));
        setPassword(users, args[3], args[4]);
        SqlServer server = new SqlServer(users);
        try (ServerSocket listener =
                new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
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

    private static void createTable(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(JdbcCredentialStore.TABLE);
        }
    }

    /** Stores keys that nobody can log in with. */
    private static void setPassword(JdbcCredentialStore users, String user, String password) throws IOException {
        try (Secret secret = Secret.of(password.toCharArray())) {
            users.set(user, List.of(ScramForm.RFC_5803.write(ScramKeys.newCredential(Hash.SHA_256, secret, 4096))));
        }
    }

    private void serve(Socket client) throws IOException {
        Map<String, Object> properties =
                Map.of("org.sasl4j.credentials", users, "org.sasl4j.connection", org.sasl4j.Connection.plaintext());
        SaslServer server = provider.serverFactory().createSaslServer(MECHANISM, "demo", "localhost", properties, null);
        client.setSoTimeout(30_000);
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream()));
        PrintStream out = new PrintStream(client.getOutputStream(), true);
        out.println(MECHANISM);
        try {
            out.println("OK " + logIn(server, in, out));
        } catch (SaslException e) { // also thrown if the database is down
            out.println("NO " + e.getMessage());
        } finally {
            server.dispose();
        }
    }

    private static String logIn(SaslServer server, BufferedReader in, PrintStream out) throws IOException {
        String[] words = String.valueOf(in.readLine()).split(" ");
        if (words.length != 2 || !words[0].equals(MECHANISM)) {
            throw new SaslException("only " + MECHANISM + " is offered, with an initial response");
        }
        String line = words[1];
        while (!server.isComplete()) {
            byte[] challenge = server.evaluateResponse(Base64.getDecoder().decode(line));
            out.println(Base64.getEncoder().encodeToString(challenge)); // the reply to the last one is empty
            line = String.valueOf(in.readLine());
        }
        return server.getAuthorizationID();
    }
}
