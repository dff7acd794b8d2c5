package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.sasl4j.CredentialStore;
import org.sasl4j.Secret;
import org.sasl4j.credential.FileCredentialStore;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import picocli.CommandLine.Option;

/** Whom a server knows. */
final class UsersOptions {
    private static final int SECRET_OCTETS = 32;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "The users: lines user:credential, of any form that FileCredentialStore reads, such as"
                    + " juliet:{PLAIN}wherefore. Read again when it changes.")
    private @Nullable Path users;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "The server secret: what the salts of users who do not exist follow from. Without it one is"
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
        return secretFile == null && users != null;
    }

    CredentialStore store(Secret serverSecret) throws IOException {
        return users == null ? new MemoryCredentialStore() : FileCredentialStore.open(users, serverSecret);
    }

    @Nullable
    TokenValidator validator() throws IOException {
        return tokens == null ? null : TokensFile.read(tokens);
    }
}
