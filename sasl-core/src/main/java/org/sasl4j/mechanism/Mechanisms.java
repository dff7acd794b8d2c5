package org.sasl4j.mechanism;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sasl4j.Mechanism;
import org.sasl4j.Property;
import org.sasl4j.mechanism.anonymous.Anonymous;
import org.sasl4j.mechanism.cram.CramMd5;
import org.sasl4j.mechanism.digest.DigestMd5;
import org.sasl4j.mechanism.external.External;
import org.sasl4j.mechanism.foo.Foo;
import org.sasl4j.mechanism.login.LoginMechanism;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.oauthbearer.Xoauth2;
import org.sasl4j.mechanism.plain.Plain;
import org.sasl4j.mechanism.scram.Scram;
import org.sasl4j.negotiation.MechanismRegistry;

/** The mechanisms that come with this library. */
public final class Mechanisms {
    private static final MechanismRegistry STANDARD = registry(
            List.of(new External()), // RFC 4422 appendix A
            List.of(new Foo()),
            List.of(new OauthBearer(), new Xoauth2()), // RFC 7628
            Scram.family(), // RFC 5802, RFC 7677
            DigestMd5.available(), // RFC 2831
            CramMd5.available(), // RFC 2195
            List.of(new Plain()), // RFC 4616
            List.of(new LoginMechanism()),
            List.of(new Anonymous())); // RFC 4505

    private Mechanisms() {}

    /**
     * All mechanisms, each at its own priority.
     *
     * @return always the same registry
     */
    public static MechanismRegistry standard() {
        return STANDARD;
    }

    /**
     * The properties of the standard mechanisms: what applications may choose, and what they are told.
     *
     * @return the properties, including those of mechanisms that this JVM cannot run
     */
    public static List<Property<?>> properties() {
        Set<Property<?>> properties = new LinkedHashSet<>();
        for (Mechanism mechanism : STANDARD.ranked()) {
            properties.addAll(mechanism.properties());
        }
        properties.addAll(DigestMd5.PROPERTIES);
        return List.copyOf(properties);
    }

    @SafeVarargs
    private static MechanismRegistry registry(List<? extends Mechanism>... families) {
        List<Mechanism> mechanisms = new ArrayList<>();
        for (List<? extends Mechanism> family : families) {
            mechanisms.addAll(family);
        }
        return MechanismRegistry.of(mechanisms);
    }
}
