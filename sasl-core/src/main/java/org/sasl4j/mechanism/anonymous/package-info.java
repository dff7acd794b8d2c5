/**
 * ANONYMOUS (RFC 4505): no identity, perhaps a trace.
 *
 * <p>What may be told in a trace is decided here alone.
 *
 * <p>Its settings, each with {@code org.sasl4j.} before it:
 *
 * <ul>
 *   <li>{@code anonymous.trace} (client; told: server, default: anonymous): the trace to send; after success the
 *       trace received
 * </ul>
 */
@NullMarked
package org.sasl4j.mechanism.anonymous;

import org.jspecify.annotations.NullMarked;
