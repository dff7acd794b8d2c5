/**
 * The primitives the mechanisms share: digests, HMAC and PBKDF2 over the JDK's own compression functions.
 *
 * <p>They are here rather than taken from {@code javax.crypto} because SCRAM's cost is PBKDF2, and keeping the state
 * after the padded key halves it.
 */
@NullMarked
package org.sasl4j.crypto;

import org.jspecify.annotations.NullMarked;
