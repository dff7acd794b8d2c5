package org.sasl4j.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * What one method of a suite took.
 *
 * @param setting the setting in which it was measured
 * @param who the name of the method
 * @param time the time of one call, in one thread
 * @param unit of the time
 * @param octets the octets allocated by a call; null if they were not counted
 * @param classes the classes loaded by the process; null if no process was started
 */
record Measurement(
        Setting setting, String who, Figure time, String unit, @Nullable Figure octets, @Nullable Figure classes) {}
