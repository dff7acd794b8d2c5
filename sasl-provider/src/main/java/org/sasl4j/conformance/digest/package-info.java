/**
 * Rows about DIGEST-MD5 (RFC 2831) and its security layer.
 *
 * <p>Its text was read in as many ways as it was implemented, so the kit does each part of it by itself: the grammar, the proof,
 * the keys and the ciphers.
 */
@NullMarked
package org.sasl4j.conformance.digest;

import org.jspecify.annotations.NullMarked;
