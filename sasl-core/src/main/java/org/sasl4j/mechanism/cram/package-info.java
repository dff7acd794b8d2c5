/**
 * CRAM-MD5 (RFC 2195): proves a password by hashing a challenge with it.
 *
 * <p>Its server needs the password itself and proves nothing to the client. It is here because mail servers still speak it.
 *
 * <p>It has no settings of its own.
 */
@NullMarked
package org.sasl4j.mechanism.cram;

import org.jspecify.annotations.NullMarked;
