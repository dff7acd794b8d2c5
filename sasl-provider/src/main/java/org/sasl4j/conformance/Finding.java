package org.sasl4j.conformance;

import java.util.List;

/**
 * What a check showed.
 *
 * @param check the check that was played
 * @param verdict the verdict on it
 * @param seen what was seen, in a sentence without a full stop
 * @param spoken the octets that showed it, from both sides
 */
public record Finding(Check check, Verdict verdict, String seen, List<Spoken> spoken) {}
