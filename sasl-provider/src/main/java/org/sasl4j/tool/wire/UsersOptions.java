package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sasl4j.CredentialStore;
import org.sasl4j.Secret;
import org.sasl4j.credential.FileCredentialStore;
import org.sasl4j.credential.JdbcCredentialStore;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.tool.passwd.PasswordFile;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The users that a server knows. */
final class UsersOptions {
    private static final int SECRET_OCTETS = 32;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "The users: lines user:credential, of any form that FileCredentialStore reads, such as"
                    + " juliet:{PLAIN}wherefore. Read again when it changes.")
    private @Nullable Path users;

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description =
                    "A database with the users, in the table of JdbcCredentialStore or where --query finds them. Its"
                            + " driver must be on the class path: java -cp sasl.jar:driver.jar org.sasl4j.tool.SaslCommand ...")
    private @Nullable String jdbc;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "Answers the stored forms of a user, such as: select form from users where name = ?")
    private @Nullable String query;

    @Option(names = "--jdbc-user", paramLabel = "NAME", description = "Who logs in to the database.")
    private @Nullable String jdbcUser;

    @Option(
            names = "--jdbc-password-file",
            paramLabel = "FILE",
            description = "The password for the database: the first line of a file.")
    private @Nullable Path jdbcPassword;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "The server secret: it makes the salts of users who do not exist. Without it, one is"
                    + " drawn for this run.")
    private @Nullable Path secretFile;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "The tokens that are good, for OAUTHBEARER and XOAUTH2: lines token:user.")
    private @Nullable Path tokens;

    Secret serverSecret() throws IOException {
        if (secretFile != null) {
            Secret secret = Secret.owning(Files.readAllBytes(secretFile));
            if (secret.length() == 0) {
                throw new WireException(secretFile + " is empty");
            }
            return secret;
        }
        byte[] drawn = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(drawn);
        return Secret.owning(drawn);
    }

    boolean drawsSecret() {
        return secretFile == null && (users != null || jdbc != null);
    }

    void check(CommandLine line) {
        if (users != null && jdbc != null) {
            throw new ParameterException(line, "--users or --jdbc, not both");
        }
        if (jdbc == null && (query != null || jdbcUser != null || jdbcPassword != null)) {
            throw new ParameterException(line, "--query, --jdbc-user and --jdbc-password-file are for --jdbc");
        }
    }

    CredentialStore store(Secret serverSecret) throws IOException {
        if (jdbc != null) {
            return database(jdbc, serverSecret);
        }
        return users == null ? new MemoryCredentialStore() : FileCredentialStore.open(users, serverSecret);
    }

    /** Opens the database, and asks for one connection. So a wrong address is noticed at once. */
    private CredentialStore database(String url, Secret serverSecret) throws IOException {
        Properties properties = new Properties();
        if (jdbcUser != null) {
            properties.setProperty("user", jdbcUser);
        }
        if (jdbcPassword != null) { // drivers take only a String
            try (Secret password = PasswordFile.read(jdbcPassword)) {
                properties.setProperty("password", new String(password.revealChars()));
            }
        }
        DriverSource source = new DriverSource(url, properties);
        try (Connection connection = source.getConnection()) {
            connection.getMetaData();
        } catch (SQLException e) { // its text may repeat the address, with a password in it
            throw new WireException("the database does not answer (SQL state " + e.getSQLState()
                    + "); is its driver on the class path?");
        }
        JdbcCredentialStore.Builder store = JdbcCredentialStore.builder(source, serverSecret);
        return (query == null ? store : store.query(query)).build();
    }

    @Nullable
    TokenValidator validator() throws IOException {
        return tokens == null ? null : TokensFile.read(tokens);
    }
}
