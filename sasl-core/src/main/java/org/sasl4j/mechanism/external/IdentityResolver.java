package org.sasl4j.mechanism.external;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.text.NameText;

/**
 * Tells who a client is by what was established below SASL, for EXTERNAL. Called by many threads. What a certificate says
 * besides its subject, {@link CertificateIdentity} reads.
 */
@FunctionalInterface
public interface IdentityResolver {
    /**
     * Tells who the client is.
     *
     * @param connection the transport below
     * @return the identity, not an empty String; several if the client may be any of them, of which it then has to pick
     *     one; empty if none was established
     * @throws MechanismException if there is one that must not be used
     */
    List<String> identify(Connection connection) throws MechanismException;

    /**
     * Whether there may be an identity on a connection. It is answered at once and from memory, and decides what is
     * offered.
     *
     * @param connection the transport below
     * @return {@link Fact#UNKNOWN} unless the resolver knows better
     */
    default Fact able(Connection connection) {
        return Fact.UNKNOWN;
    }

    /**
     * The subject of the certificate that the peer showed, as RFC 4514 writes it. A certificate outside its validity is
     * refused, and a subject with a NUL or another control character in it.
     *
     * @return the resolver
     */
    static IdentityResolver certificateSubject() {
        return connection -> {
            Optional<X509Certificate> certificate = peerCertificate(connection);
            if (certificate.isEmpty()) {
                return List.of();
            }
            String subject = certificate.get().getSubjectX500Principal().getName(X500Principal.RFC2253);
            if (subject.isEmpty()) {
                return List.of();
            }
            NameText.requireWellFormedDn(subject, "subject of the client's certificate");
            return List.of(subject);
        };
    }

    /**
     * The same identity on every connection, such as the peer of a Unix domain socket.
     *
     * @param identity not empty
     * @return the resolver
     */
    static IdentityResolver fixed(String identity) {
        return new IdentityResolver() {
            @Override
            public List<String> identify(Connection connection) {
                return List.of(identity);
            }

            @Override
            public Fact able(Connection connection) {
                return Fact.YES;
            }
        };
    }

    /**
     * The certificate that the peer showed, for resolvers that read it.
     *
     * @param connection the transport below
     * @return the peer's own certificate, or empty if it showed none that was verified
     * @throws MechanismException of reason EXPIRED if its validity is over, REFUSED if it has not begun
     */
    static Optional<X509Certificate> peerCertificate(Connection connection) throws MechanismException {
        if (connection.peerCertificates().isEmpty()) {
            return Optional.empty();
        }
        X509Certificate certificate = connection.peerCertificates().get(0);
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new MechanismException(Reason.EXPIRED, "the client's certificate has expired", e);
        } catch (CertificateNotYetValidException e) {
            throw new MechanismException(Reason.REFUSED, "the client's certificate is not valid yet", e);
        }
        return Optional.of(certificate);
    }
}
