/**
 * SCRAM (RFC 5802, RFC 7677): a salted challenge and response, by which client and server prove to each other that they
 * know the password without sending it. One type for each of its four messages.
 *
 * <p>The messages keep the octets as they were received, because both proofs cover exactly those.
 */
@NullMarked
package org.sasl4j.mechanism.scram;

import org.jspecify.annotations.NullMarked;
