/**
 * ANONYMOUS (RFC 4505): no identity, perhaps a trace.
 *
 * <p>What may be told in a trace is decided here alone.
 */
@NullMarked
package org.sasl4j.mechanism.anonymous;

import org.jspecify.annotations.NullMarked;
