package org.sasl4j.mechanism.external;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * Tells who a client is by the names in the certificate that it showed: which of them to read, what to read where there
 * are none of those, and which user a name belongs to. Where several are found, the client picks one by its authorization
 * identity, which has to equal it in every character. Immutable.
 *
 * <p>Fails closed: without a certificate that was verified and is valid now there is no identity, and a certificate with
 * one bad name among those looked at has none at all.
 */
public final class CertificateIdentity implements IdentityResolver {
    private final List<List<CertificateName>> choices;
    private final Function<String, Optional<String>> mapper;

    private CertificateIdentity(List<List<CertificateName>> choices, Function<String, Optional<String>> mapper) {
        this.choices = choices;
        this.mapper = mapper;
    }

    /**
     * The names themselves as identities.
     *
     * @param names which to read; the client may be any that is found
     * @return the resolver
     * @throws IllegalArgumentException if there are none to read
     */
    public static CertificateIdentity by(CertificateName... names) {
        return new CertificateIdentity(List.of(together(names)), Optional::of);
    }

    /**
     * The same, but if a certificate has none of the names so far, other names are read. A name that was found counts
     * even if it belongs to no user: then the others are not read.
     *
     * @param names which to read then; the client may be any that is found
     * @return a new resolver
     * @throws IllegalArgumentException if there are none to read
     */
    public CertificateIdentity or(CertificateName... names) {
        List<List<CertificateName>> more = new ArrayList<>(choices);
        more.add(together(names));
        return new CertificateIdentity(List.copyOf(more), mapper);
    }

    /**
     * The same, whose identities are the application's users.
     *
     * @param users answers the user whom a name belongs to, not an empty String, or empty if it belongs to nobody; asked
     *     for each name at each login, by many threads; what it throws is a temporary failure of the login. It is given
     *     what a mapper set before it answered
     * @return a new resolver
     */
    public CertificateIdentity mappedBy(Function<String, Optional<String>> users) {
        return new CertificateIdentity(choices, name -> mapper.apply(name).flatMap(users));
    }

    private static List<CertificateName> together(CertificateName... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("it takes at least one kind of name to tell who a client is");
        }
        return List.of(names);
    }

    @Override
    public List<String> identify(Connection connection) throws MechanismException {
        Optional<X509Certificate> certificate = IdentityResolver.peerCertificate(connection);
        return certificate.isEmpty() ? List.of() : users(names(certificate.get()));
    }

    private Set<String> names(X509Certificate certificate) throws MechanismException {
        for (List<CertificateName> together : choices) {
            Set<String> found = new LinkedHashSet<>();
            for (CertificateName name : together) {
                found.addAll(name.in(certificate));
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    private List<String> users(Set<String> names) throws MechanismException {
        Set<String> users = new LinkedHashSet<>();
        for (String name : names) {
            user(name).ifPresent(users::add);
        }
        return List.copyOf(users);
    }

    private Optional<String> user(String name) throws MechanismException {
        try {
            Optional<String> user = mapper.apply(name);
            if (user.filter(String::isEmpty).isPresent()) {
                throw new IllegalStateException("a user without a name");
            }
            return user;
        } catch (RuntimeException e) {
            throw new MechanismException(
                    Reason.TEMPORARY, "the application cannot tell at the moment whose certificate this is", e);
        }
    }
}
