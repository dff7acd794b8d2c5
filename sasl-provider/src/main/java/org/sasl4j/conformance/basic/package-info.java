/**
 * Rows about mechanisms of one message: PLAIN, EXTERNAL and ANONYMOUS.
 *
 * <p>They look too simple to be wrong, and that is where most implementations are.
 */
@NullMarked
package org.sasl4j.conformance.basic;

import org.jspecify.annotations.NullMarked;
