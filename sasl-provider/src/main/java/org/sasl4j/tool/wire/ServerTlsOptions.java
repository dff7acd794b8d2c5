package org.sasl4j.tool.wire;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Secret;
import org.sasl4j.tool.passwd.PasswordFile;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for a server's TLS. */
final class ServerTlsOptions {
    @Option(
            names = "--tls",
            description = "Speak TLS from the start. Without a key below, one and a certificate are made for this run.")
    private boolean tls;

    @Option(names = "--keystore", paramLabel = "FILE", description = "The key and certificate, as PKCS#12.")
    private @Nullable Path keystore;

    @Option(
            names = "--keystore-password-file",
            paramLabel = "FILE",
            description = "The password of the key store: the first line of a file.")
    private @Nullable Path keystorePassword;

    @Option(names = "--cert", paramLabel = "PEM", description = "The certificate, and those that it follows from.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "PEM", description = "Its key: PKCS#8 without a password.")
    private @Nullable Path key;

    @Option(
            names = "--client-auth",
            paramLabel = "PEM",
            description = "Ask clients for a certificate, for EXTERNAL, and take these and those that they have issued."
                    + " Its XMPP address or else its subject is who the client is.")
    private @Nullable Path clients;

    boolean isOn() {
        return tls;
    }

    Optional<ServerTls> make(PrintWriter talk, CommandLine line) throws GeneralSecurityException, IOException {
        check(line);
        if (!tls) {
            return Optional.empty();
        }
        Keys keys = keys();
        talk.println("certificate SHA-256 " + keys.fingerprint());
        return Optional.of(new ServerTls(keys, clients == null ? null : Trust.file(clients)));
    }

    private void check(CommandLine line) {
        boolean named = keystore != null || certificate != null || key != null || clients != null;
        if (named && !tls) {
            throw new ParameterException(line, "keys and --client-auth are for --tls");
        }
        if ((certificate == null) != (key == null)) {
            throw new ParameterException(line, "--cert and --key go together");
        }
        if ((keystore == null) != (keystorePassword == null)) {
            throw new ParameterException(line, "--keystore and --keystore-password-file go together");
        }
        if (keystore != null && certificate != null) {
            throw new ParameterException(line, "--keystore or --cert, not both");
        }
    }

    private Keys keys() throws GeneralSecurityException, IOException {
        if (keystore != null && keystorePassword != null) {
            try (Secret password = PasswordFile.read(keystorePassword)) {
                return Keys.pkcs12(keystore, password.revealChars());
            }
        }
        return certificate != null && key != null ? Keys.pem(certificate, key) : Keys.made();
    }
}
