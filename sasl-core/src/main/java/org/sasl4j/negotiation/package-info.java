/**
 * Which mechanism to use: a {@link org.sasl4j.negotiation.MechanismRegistry} holds those there are, a {@link
 * org.sasl4j.negotiation.MechanismPolicy} those that are allowed, and a {@link org.sasl4j.negotiation.Negotiation} ranks
 * those that make sense on one connection.
 *
 * <p>Choosing is apart from running, because {@code javax.security.sasl} asks for one mechanism at a time: priority and
 * fallback have to act before it is called.
 */
@NullMarked
package org.sasl4j.negotiation;

import org.jspecify.annotations.NullMarked;
