package org.sasl4j.conformance;

import org.jspecify.annotations.Nullable;

/**
 * One line of a dialogue: a message, or an event.
 *
 * @param speaker {@code kit}, {@code client} or {@code server}
 * @param octets the message, or null for an event
 * @param note what happened; empty if there is only a message
 */
public record Spoken(String speaker, byte @Nullable [] octets, String note) {}
