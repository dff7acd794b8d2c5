package org.sasl4j.tool;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** The certificate that a demo client shows, by the names in it. */
enum ClientCertificate {
    /** No certificate. */
    NONE,
    /** A certificate with a subject only. */
    SUBJECT,
    /** A certificate with an XMPP address. */
    ADDRESS(DemoCase.USER + "@example.com"),
    /** A certificate with two XMPP addresses. */
    ADDRESSES(DemoCase.USER + "@example.com", DemoCase.USER + "@example.org");

    private final String[] addresses;

    ClientCertificate(String... addresses) {
        this.addresses = addresses;
    }

    Optional<DemoCertificate> make() throws GeneralSecurityException, IOException {
        return this == NONE ? Optional.empty() : Optional.of(DemoCertificate.of(DemoCase.USER, addresses));
    }
}
