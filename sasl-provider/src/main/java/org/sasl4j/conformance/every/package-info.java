/**
 * Rows about every mechanism that a provider has: names, the life of an exchange, and what is said of a failure.
 *
 * <p>If a family says how the exchanges of a mechanism go, these rows play them to their end. Of other mechanisms they see
 * only what hostile messages show.
 */
@NullMarked
package org.sasl4j.conformance.every;

import org.jspecify.annotations.NullMarked;
