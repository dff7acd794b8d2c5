package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Which certificates one side of TLS accepts. */
final class Trust {
    private Trust() {}

    /** The SHA-256 of a certificate, as browsers and openssl show it. */
    static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    /** Accepts the certificates in a file, and those that they have issued. */
    static TrustManager[] file(Path file) throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        for (Certificate certificate : Keys.certificates(file)) {
            anchors.setCertificateEntry("trusted" + anchors.size(), certificate);
        }
        if (anchors.size() == 0) {
            throw new WireException(file + " has no certificate");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers();
    }

    /** Accepts any certificate. -PLUS still notices somebody in the middle. */
    static TrustManager[] anybody() {
        return new TrustManager[] {new Judge(certificate -> true)};
    }

    /** Accepts the certificate with this fingerprint. */
    static TrustManager[] one(String fingerprint) {
        String wanted = hex(fingerprint);
        return new TrustManager[] {
            new Judge(certificate -> {
                try {
                    return hex(fingerprint(certificate)).equals(wanted);
                } catch (GeneralSecurityException e) {
                    return false;
                }
            })
        };
    }

    private static String hex(String fingerprint) {
        return fingerprint.replaceAll("[:\\s]", "").toUpperCase(Locale.ROOT);
    }

    /** Judges a server only by its own certificate. */
    private record Judge(Predicate<X509Certificate> good) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (!good.test(chain[0])) {
                throw new CertificateException("the server's certificate has another fingerprint");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no client is trusted");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
