package org.sasl4j.provider;

import java.util.Map;
import org.sasl4j.Mechanism;

/**
 * What was decided for a call, and holds for its repetitions as long as the JVM disables the same names.
 *
 * @param disabled those names
 * @param rules what may run
 * @param selected what each mechanism gets, where it was asked for and the call is repeated
 */
record Standing(String disabled, Rules rules, Map<Mechanism, Selected> selected) {}
