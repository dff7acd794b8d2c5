/**
 * Rows about DIGEST-MD5 (RFC 2831) and its security layer.
 *
 * <p>Every implementation reads the RFC in another way. So the kit has its own code for each part of it: the grammar, the
 * proof, the keys and the ciphers.
 */
@NullMarked
package org.sasl4j.conformance.digest;

import org.jspecify.annotations.NullMarked;
