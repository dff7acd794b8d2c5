package org.sasl4j.conformance;

/**
 * An obligation, or a part of one, that cannot be seen from outside.
 *
 * @param id such as {@code D21}
 * @param reason why it cannot be seen, in a sentence without a full stop
 */
public record LeftOut(String id, String reason) {}
