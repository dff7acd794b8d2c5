/**
 * The standard list of mechanisms, and below it one folder for each.
 *
 * <p>Each folder stands alone, with the messages, steps, properties, questions and stored forms of its mechanism, and nothing
 * but {@link org.sasl4j.mechanism.Mechanisms} knows them all, so a mechanism can be read, replaced or left out without the
 * others.
 */
@NullMarked
package org.sasl4j.mechanism;

import org.jspecify.annotations.NullMarked;
