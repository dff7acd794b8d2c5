/**
 * The octets after an exchange: a pair of streams that protect, frame and open them by the negotiated security layer. They
 * work with the SaslClient or SaslServer of any provider.
 *
 * <p>{@code wrap} and {@code unwrap} leave the framing (RFC 4422 section 3.7) and the sizes to their caller, and nearly
 * every protocol needs the same there. This package knows neither mechanisms nor this library's provider.
 */
@NullMarked
package org.sasl4j.stream;

import org.jspecify.annotations.NullMarked;
