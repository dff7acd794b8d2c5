package org.sasl4j.credential;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** Tells who a client is by what was established below SASL, for EXTERNAL. Called by many threads. */
@FunctionalInterface
public interface IdentityResolver {
    /**
     * Tells who the client is.
     *
     * @param connection the transport below
     * @return the identity, or empty if none was established
     * @throws MechanismException if there is one that must not be used
     */
    Optional<String> identify(Connection connection) throws MechanismException;

    /**
     * The subject of the certificate that the peer showed, as RFC 4514 writes it. A certificate outside its validity is
     * refused.
     *
     * @return the resolver
     */
    static IdentityResolver certificateSubject() {
        return connection -> {
            if (connection.peerCertificates().isEmpty()) {
                return Optional.empty();
            }
            X509Certificate certificate = connection.peerCertificates().get(0);
            requireValid(certificate);
            String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
            return subject.isEmpty() ? Optional.empty() : Optional.of(subject);
        };
    }

    /**
     * The same identity on every connection, such as the peer of a Unix domain socket.
     *
     * @param identity not empty
     * @return the resolver
     */
    static IdentityResolver fixed(String identity) {
        return connection -> Optional.of(identity);
    }

    private static void requireValid(X509Certificate certificate) throws MechanismException {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new MechanismException(Reason.EXPIRED, "the client's certificate has expired", e);
        } catch (CertificateNotYetValidException e) {
            throw new MechanismException(Reason.REFUSED, "the client's certificate is not valid yet", e);
        }
    }
}
