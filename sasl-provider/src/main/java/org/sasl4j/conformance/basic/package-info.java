/**
 * Rows about mechanisms of one message: PLAIN, EXTERNAL and ANONYMOUS.
 *
 * <p>They look too simple to be wrong, and yet most implementations of them are wrong somewhere.
 */
@NullMarked
package org.sasl4j.conformance.basic;

import org.jspecify.annotations.NullMarked;
