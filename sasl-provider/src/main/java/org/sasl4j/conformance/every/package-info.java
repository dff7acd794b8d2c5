/**
 * Rows about every mechanism that a provider has: names, the life of an exchange, and what is said of a failure.
 *
 * <p>They ask more of a mechanism the better the kit knows it: where a family tells how its exchanges go, they are played to
 * their end, and else as far as hostile messages get.
 */
@NullMarked
package org.sasl4j.conformance.every;

import org.jspecify.annotations.NullMarked;
