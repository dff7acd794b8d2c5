/**
 * The primitives that mechanisms share: digests, HMAC, PBKDF2, nonces and the ciphers of DIGEST-MD5.
 *
 * <p>HMAC and PBKDF2 are not {@code javax.crypto}'s, because PBKDF2 is what SCRAM costs. Here it keeps the state of the
 * digest after the padded key, which halves the cost.
 */
@NullMarked
package org.sasl4j.crypto;

import org.jspecify.annotations.NullMarked;
