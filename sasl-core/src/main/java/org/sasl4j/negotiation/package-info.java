/**
 * Which mechanism to use. A {@link org.sasl4j.negotiation.MechanismRegistry} holds the mechanisms there are. A {@link
 * org.sasl4j.negotiation.MechanismPolicy} says which of them are allowed. A {@link org.sasl4j.negotiation.Negotiation}
 * ranks those that make sense on one connection.
 *
 * <p>Choosing a mechanism is separate from running it, because {@code javax.security.sasl} asks for one mechanism at a
 * time. Priority and fallback have to act before it is called.
 */
@NullMarked
package org.sasl4j.negotiation;

import org.jspecify.annotations.NullMarked;
