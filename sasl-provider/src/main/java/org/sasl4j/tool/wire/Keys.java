package org.sasl4j.tool.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.sasl4j.tool.DemoCertificate;

/** The key and the certificates that one side of TLS shows. */
final class Keys {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final String OWN = "own";

    private final KeyStore store;
    private final char[] password;

    private Keys(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    /** Reads a PKCS#12 file. */
    static Keys pkcs12(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return new Keys(store, password);
    }

    /** Reads a file of certificates, with its own first, and a file with a key as PKCS#8 without a password. */
    static Keys pem(Path certificates, Path key) throws GeneralSecurityException, IOException {
        Certificate[] chain = certificates(certificates).toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new WireException(certificates + " has no certificate");
        }
        Matcher found = PKCS8.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new WireException(key + " has no key in the form BEGIN PRIVATE KEY (PKCS#8 without a password)");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
        PrivateKey secret = KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        return of(secret, chain);
    }

    /** Makes a key and a certificate for the loopback address. */
    static Keys made() throws GeneralSecurityException, IOException {
        DemoCertificate made = DemoCertificate.of("sasl server");
        return of(made.key(), made.certificate());
    }

    private static Keys of(PrivateKey key, Certificate... chain) throws GeneralSecurityException, IOException {
        char[] none = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, none);
        store.setKeyEntry(OWN, key, none, chain);
        return new Keys(store, none);
    }

    /** Reads the certificates in a file, PEM or DER. */
    static Collection<? extends Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    KeyManager[] managers() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    /** The SHA-256 of the certificate, by which a client may recognise it. */
    String fingerprint() throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return Trust.fingerprint((X509Certificate) store.getCertificate(alias));
            }
        }
        throw new GeneralSecurityException("the key store has no key");
    }
}
