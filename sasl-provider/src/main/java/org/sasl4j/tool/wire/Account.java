package org.sasl4j.tool.wire;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
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
import org.sasl4j.mechanism.oauthbearer.BearerTokenCallback;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who a client is, and what it proves that with. No secret is an argument, where other users of the machine see it. */
final class Account implements CallbackHandler {
    /** Where the password is. */
    static final class Source {
        @Option(names = "--password-stdin", description = "The password is the first line of stdin.")
        private boolean stdin;

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "The password is the first line of a file. Without either it is asked for.")
        private @Nullable Path file;
    }

    @Option(names = "--user", paramLabel = "NAME", description = "Whose password or token it is.")
    private @Nullable String user;

    @Option(names = "--authzid", paramLabel = "NAME", description = "Whom to act as, if not as oneself.")
    private @Nullable String authorizationId;

    @ArgGroup
    private @Nullable Source source;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The token for OAUTHBEARER and XOAUTH2: the first line of a file.")
    private @Nullable Path tokenFile;

    private char @Nullable [] password;
    private char @Nullable [] token;

    boolean takesStdin() {
        return source != null && source.stdin;
    }

    /** For OAUTHBEARER and XOAUTH2 the identity is said here. */
    @Nullable
    String authorizationId() {
        return authorizationId;
    }

    /** Reads or asks for what was not said, and tells what there is. */
    Need[] gather(Terminal terminal, boolean hasCertificate, CommandLine line) throws IOException {
        List<Need> needs = new ArrayList<>();
        if (tokenFile != null) {
            token = SecretFile.firstLine(tokenFile);
            needs.add(Need.TOKEN);
        }
        if (hasCertificate) {
            needs.add(Need.EXTERNAL_IDENTITY);
        }
        if (source != null || user != null && needs.isEmpty()) {
            if (user == null) {
                throw new ParameterException(line, "a password needs --user");
            }
            password = password(terminal, user, line);
            needs.add(Need.PASSWORD);
        }
        return needs.toArray(Need[]::new);
    }

    private char[] password(Terminal terminal, String whose, CommandLine line) throws IOException {
        if (source != null && source.file != null) {
            return SecretFile.firstLine(source.file);
        }
        if (takesStdin()) {
            return firstLine(terminal.in());
        }
        Console console = System.console();
        if (console == null) {
            throw new ParameterException(
                    line, "there is no terminal to ask for the password on: --password-stdin or --password-file");
        }
        char[] typed = console.readPassword("password of %s: ", whose);
        if (typed == null || typed.length == 0) {
            throw new WireException("no password was typed");
        }
        return typed;
    }

    /** No octet after the line is read. */
    private static char[] firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (line.size() == WireLines.LONGEST) {
                throw new WireException("the first line of stdin is too long for a password");
            }
            line.write(octet);
        }
        byte[] octets = line.toByteArray();
        line.reset();
        return SecretFile.decode(octets, "stdin");
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name && user != null) {
                name.setName(user);
            } else if (callback instanceof PasswordCallback secret && password != null) {
                secret.setPassword(password);
            } else if (callback instanceof BearerTokenCallback bearer && token != null) {
                bearer.setToken(token);
            } else if (!(callback instanceof TextInputCallback)) {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    void wipe() {
        if (password != null) {
            Arrays.fill(password, '\0');
        }
        if (token != null) {
            Arrays.fill(token, '\0');
        }
    }
}
