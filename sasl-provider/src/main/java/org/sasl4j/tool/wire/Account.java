package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.TextInputCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.oauthbearer.BearerTokenCallback;
import org.sasl4j.message.Answered;
import org.sasl4j.tool.passwd.PasswordFile;
import org.sasl4j.tool.passwd.PasswordSource;
import org.sasl4j.tool.passwd.PasswordSource.Asked;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Who a client is, and the secret that proves it. No secret is an argument, which other users of the machine could see.
 */
final class Account implements CallbackHandler {
    @Option(names = "--user", paramLabel = "NAME", description = "Whose password or token it is.")
    private @Nullable String user;

    @Option(names = "--authzid", paramLabel = "NAME", description = "Whom to act as, if not as oneself.")
    private @Nullable String authorizationId;

    @ArgGroup
    private @Nullable PasswordSource source;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The token for OAUTHBEARER and XOAUTH2: the first line of a file.")
    private @Nullable Path tokenFile;

    private @Nullable Secret password;
    private @Nullable Secret token;

    boolean takesStdin() {
        return PasswordSource.isStdin(source);
    }

    /** The authorization identity. With OAUTHBEARER and XOAUTH2 it is the only place to name the user. */
    @Nullable
    String authorizationId() {
        return authorizationId;
    }

    /** Reads or asks for what the options do not say, and returns what the client has. */
    Need[] gather(Terminal terminal, boolean hasCertificate, CommandLine line) throws IOException {
        List<Need> needs = new ArrayList<>();
        if (tokenFile != null) {
            token = PasswordFile.read(tokenFile);
            needs.add(Need.TOKEN);
        }
        if (hasCertificate) {
            needs.add(Need.EXTERNAL_IDENTITY);
        }
        if (source != null || user != null && needs.isEmpty()) {
            if (user == null) {
                throw new ParameterException(line, "a password needs --user");
            }
            password = PasswordSource.read(source, Asked.ONCE, terminal.in());
            needs.add(Need.PASSWORD);
        }
        return needs.toArray(Need[]::new);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name && user != null) {
                name.setName(user);
            } else if (callback instanceof PasswordCallback secret && password != null) {
                Answered.give(secret, password);
            } else if (callback instanceof BearerTokenCallback bearer && token != null) {
                char[] revealed = token.revealChars();
                bearer.setToken(revealed);
                Arrays.fill(revealed, '\0');
            } else if (!(callback instanceof TextInputCallback)) {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    void wipe() {
        if (password != null) {
            password.close();
        }
        if (token != null) {
            token.close();
        }
    }
}
