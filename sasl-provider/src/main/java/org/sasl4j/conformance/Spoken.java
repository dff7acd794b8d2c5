package org.sasl4j.conformance;

import org.jspecify.annotations.Nullable;

/**
 * One line of a dialogue: a message, or what happened instead of one.
 *
 * @param speaker {@code kit}, {@code client} or {@code server}
 * @param octets the message; null where there is none
 * @param note what happened; empty where the message is all
 */
public record Spoken(String speaker, byte @Nullable [] octets, String note) {}
