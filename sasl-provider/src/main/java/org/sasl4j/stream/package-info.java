/**
 * The octets after an exchange: a pair of streams that protect, frame and open them by the security layer negotiated, for
 * the SaslClient or SaslServer of any provider.
 *
 * <p>{@code wrap} and {@code unwrap} leave the framing (RFC 4422 section 3.7) and the sizes to their caller, and what
 * nearly every protocol needs there is the same; it stands apart because it knows neither mechanisms nor this provider.
 */
@NullMarked
package org.sasl4j.stream;

import org.jspecify.annotations.NullMarked;
