package org.sasl4j.mechanism.external;

import org.jspecify.annotations.Nullable;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;

/**
 * The properties of EXTERNAL. They are made when somebody asks for one of them, and not with the mechanism, because
 * a process that has just started pays for every class that it loads.
 */
interface ExternalProperties {
    /** Who tells the identity. */
    Property<IdentityResolver> IDENTITY = Property.read(
                    "external.identity",
                    "a String that is not empty, or an IdentityResolver",
                    ExternalProperties::resolver)
            .chosenOrElse(Side.SERVER, "the subject of its certificate")
            .described("who an EXTERNAL client is");

    private static @Nullable IdentityResolver resolver(Object value) {
        if (value instanceof IdentityResolver resolver) {
            return resolver;
        }
        return value instanceof String identity && !identity.isEmpty() ? IdentityResolver.fixed(identity) : null;
    }
}
