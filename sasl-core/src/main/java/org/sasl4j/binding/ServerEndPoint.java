package org.sasl4j.binding;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * {@code tls-server-end-point}: a hash of the server's certificate (RFC 5929 section 4.1). The hash function is that of
 * the certificate's own signature, but SHA-256 if that is MD5 or SHA-1. If the signature has no single hash function,
 * as with Ed25519, the binding is not defined.
 */
public final class ServerEndPoint {
    private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

    /** The hash of each signature algorithm, by OID, because providers differ in their names. */
    private static final Map<String, String> HASHES = hashes();

    private ServerEndPoint() {}

    /**
     * The binding's data for a certificate.
     *
     * @param server the server's own certificate
     * @return the hash
     * @throws MechanismException of reason BINDING if the binding is not defined for this certificate
     */
    public static byte[] of(X509Certificate server) throws MechanismException {
        try {
            return MessageDigest.getInstance(hash(server)).digest(server.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new MechanismException(Reason.BINDING, "the server's certificate cannot be hashed", e);
        }
    }

    static Optional<byte[]> find(Connection connection, Bindings.End end) throws MechanismException {
        List<X509Certificate> chain =
                end == Bindings.End.CLIENT ? connection.peerCertificates() : connection.localCertificates();
        return chain.isEmpty() ? Optional.empty() : Optional.of(of(chain.get(0)));
    }

    private static String hash(X509Certificate certificate) throws MechanismException {
        String oid = certificate.getSigAlgOID();
        String hash = oid.equals(RSASSA_PSS) ? hashOfPss(certificate.getSigAlgParams()) : HASHES.get(oid);
        if (hash == null) {
            throw new MechanismException(
                    Reason.BINDING,
                    "tls-server-end-point is not defined for a certificate signed with " + certificate.getSigAlgName()
                            + " (RFC 5929 section 4.1): use another binding type, or another certificate");
        }
        return hash.equals("MD5") || hash.equals("SHA-1") ? "SHA-256" : hash;
    }

    /** The hash in the parameters. The default is SHA-1 (RFC 4055 section 3.1). */
    private static @Nullable String hashOfPss(byte @Nullable [] encoded) throws MechanismException {
        if (encoded == null) {
            return "SHA-1";
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | IOException e) {
            throw new MechanismException(
                    Reason.BINDING, "the RSASSA-PSS parameters of the server's certificate cannot be read", e);
        }
    }

    private static Map<String, String> hashes() {
        Map<String, String> hashes = new HashMap<>();
        String rsa = "1.2.840.113549.1.1.";
        hashes.put(rsa + 4, "MD5");
        hashes.put(rsa + 5, "SHA-1");
        hashes.put(rsa + 14, "SHA-224");
        hashes.put(rsa + 11, "SHA-256");
        hashes.put(rsa + 12, "SHA-384");
        hashes.put(rsa + 13, "SHA-512");
        hashes.put(rsa + 15, "SHA-512/224");
        hashes.put(rsa + 16, "SHA-512/256");
        hashes.put("1.2.840.10040.4.3", "SHA-1"); // DSA
        hashes.put("1.2.840.10045.4.1", "SHA-1"); // ECDSA
        List<String> sha2 = List.of("SHA-224", "SHA-256", "SHA-384", "SHA-512");
        List<String> sha3 = List.of("SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512");
        for (int i = 0; i < sha2.size(); i++) {
            String nist = "2.16.840.1.101.3.4.3."; // sigAlgs
            hashes.put("1.2.840.10045.4.3." + (1 + i), sha2.get(i)); // ECDSA
            hashes.put(nist + (1 + i), sha2.get(i)); // DSA
            hashes.put(nist + (5 + i), sha3.get(i)); // DSA
            hashes.put(nist + (9 + i), sha3.get(i)); // ECDSA
            hashes.put(nist + (13 + i), sha3.get(i)); // RSA
        }
        return hashes;
    }
}
