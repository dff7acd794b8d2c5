package org.sasl4j.conformance;

import java.util.Optional;

/**
 * One thing that is tried with one mechanism.
 *
 * @param mechanism its name
 * @param side which side the provider plays
 * @param title what the kit does, in a few words
 * @param script how
 * @param control a right login, without which this check would show nothing
 */
public record Check(String mechanism, Side side, String title, Script script, Optional<Script> control) {}
