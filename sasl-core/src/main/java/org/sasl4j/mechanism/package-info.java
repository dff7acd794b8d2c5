/**
 * The standard list of mechanisms. Each mechanism has a package of its own below this one.
 *
 * <p>Such a package stands alone. It has the messages, steps, properties, questions and stored forms of its mechanism. Only
 * {@link org.sasl4j.mechanism.Mechanisms} knows them all. So a mechanism can be read, replaced or left out without the
 * others.
 */
@NullMarked
package org.sasl4j.mechanism;

import org.jspecify.annotations.NullMarked;
