/**
 * Rows about SCRAM (RFC 5802, RFC 7677). The kit's client and server follow it to the octet. They can be told to break one
 * rule and keep all others.
 *
 * <p>A hostile message with a wrong proof would show nothing, because it would be refused for its proof. So proofs are
 * always computed over what was really sent.
 */
@NullMarked
package org.sasl4j.conformance.scram;

import org.jspecify.annotations.NullMarked;
