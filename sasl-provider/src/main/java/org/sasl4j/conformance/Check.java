package org.sasl4j.conformance;

import java.util.Optional;

/**
 * One attempt with one mechanism.
 *
 * @param mechanism the name of the mechanism
 * @param side which side the provider plays
 * @param title what the kit does, in a few words
 * @param script what the kit does, as code
 * @param control a right login; without it this check would show nothing
 */
public record Check(String mechanism, Side side, String title, Script script, Optional<Script> control) {}
