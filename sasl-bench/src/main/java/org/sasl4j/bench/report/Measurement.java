package org.sasl4j.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * What one method of a suite took.
 *
 * @param setting what it was measured in
 * @param who the method's name
 * @param time of one call, in a thread
 * @param unit of the time
 * @param octets allocated for a call; null if nobody counted
 * @param classes loaded by the process; null if none was started
 */
record Measurement(
        Setting setting, String who, Figure time, String unit, @Nullable Figure octets, @Nullable Figure classes) {}
