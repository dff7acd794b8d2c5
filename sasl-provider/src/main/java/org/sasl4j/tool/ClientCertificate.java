package org.sasl4j.tool;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Which certificate a demo client shows, by the names in it. */
enum ClientCertificate {
    /** None at all. */
    NONE,
    /** One with a subject and nothing else. */
    SUBJECT,
    /** One with an XMPP address. */
    ADDRESS(DemoCase.USER + "@example.com"),
    /** One with two. */
    ADDRESSES(DemoCase.USER + "@example.com", DemoCase.USER + "@example.org");

    private final String[] addresses;

    ClientCertificate(String... addresses) {
        this.addresses = addresses;
    }

    Optional<DemoCertificate> make() throws GeneralSecurityException, IOException {
        return this == NONE ? Optional.empty() : Optional.of(DemoCertificate.of(DemoCase.USER, addresses));
    }
}
