/**
 * Rows about SCRAM (RFC 5802, RFC 7677): a client and a server that follow it to the octet, and can be told to break one rule
 * and keep all others.
 *
 * <p>A hostile message that also has a wrong proof shows nothing, for the proof alone would have it refused. So proofs are always
 * computed over what was really sent.
 */
@NullMarked
package org.sasl4j.conformance.scram;

import org.jspecify.annotations.NullMarked;
