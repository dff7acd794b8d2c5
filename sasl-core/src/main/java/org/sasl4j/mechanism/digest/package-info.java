/**
 * DIGEST-MD5 (RFC 2831): proves a password without sending it, and can protect what follows.
 *
 * <p>Historic (RFC 6331), and still spoken by directories, mail servers and Hadoop's relatives, so it is here whole, with its
 * faults where they belong: below SCRAM.
 */
@NullMarked
package org.sasl4j.mechanism.digest;

import org.jspecify.annotations.NullMarked;
