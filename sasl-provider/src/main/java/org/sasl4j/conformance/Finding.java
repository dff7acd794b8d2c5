package org.sasl4j.conformance;

import java.util.List;

/**
 * What a check found.
 *
 * @param check that was played
 * @param verdict on it
 * @param seen what was seen, in a sentence without a full stop
 * @param spoken the octets that showed it, both ways
 */
public record Finding(Check check, Verdict verdict, String seen, List<Spoken> spoken) {}
