package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.sasl4j.tool.wire.ClientTls.Names;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for a client's TLS. */
final class ClientTlsOptions {
    /** When TLS begins. */
    static final class Begin {
        @Option(names = "--tls", description = "Speak TLS from the start, as on the ports 993 and 465.")
        private boolean atOnce;

        @Option(names = "--starttls", description = "Change to TLS by STARTTLS, as on the ports 143, 587 and 25.")
        private boolean later;

        @Option(
                names = "--plaintext",
                description = "Send a password or a token even where others can read the connection.")
        private boolean never;
    }

    /** The certificates to trust. */
    static final class Trusted {
        @Option(
                names = "--trust",
                paramLabel = "PEM",
                description = "Trust these certificates and any they have issued.")
        private @Nullable Path file;

        @Option(
                names = "--fingerprint",
                paramLabel = "HEX",
                description = "Trust the certificate with this SHA-256, whatever name it has.")
        private @Nullable String fingerprint;

        @SuppressWarnings("UnusedVariable") // it counts only if the others are null
        @Option(names = "--insecure", description = "Trust any certificate.")
        private boolean any;
    }

    @ArgGroup
    private @Nullable Begin begin;

    @ArgGroup
    private @Nullable Trusted trusted;

    @Option(names = "--cert", paramLabel = "PEM", description = "The client's certificate, for EXTERNAL.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "PEM", description = "Its key: PKCS#8 without a password.")
    private @Nullable Path key;

    boolean atOnce() {
        return begin != null && begin.atOnce;
    }

    boolean later() {
        return begin != null && begin.later;
    }

    boolean inClear() {
        return begin != null && begin.never;
    }

    boolean hasCertificate() {
        return certificate != null;
    }

    void check(CommandLine line) {
        if ((certificate == null) != (key == null)) {
            throw new ParameterException(line, "--cert and --key go together");
        }
        if ((certificate != null || trusted != null) && !atOnce() && !later()) {
            throw new ParameterException(line, "certificates and trust are for --tls and --starttls");
        }
    }

    ClientTls make(String host) throws GeneralSecurityException, IOException {
        KeyManager[] keys = certificate == null || key == null
                ? null
                : Keys.pem(certificate, key).managers();
        Names names = trusted == null || trusted.file != null ? Names.CHECKED : Names.ANY;
        return new ClientTls(keys, trust(), names, host);
    }

    private TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
        if (trusted == null) {
            return null;
        }
        if (trusted.file != null) {
            return Trust.file(trusted.file);
        }
        return trusted.fingerprint == null ? Trust.anybody() : Trust.one(trusted.fingerprint);
    }
}
