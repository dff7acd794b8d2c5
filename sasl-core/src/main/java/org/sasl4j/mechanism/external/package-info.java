/**
 * EXTERNAL (RFC 4422 appendix A): the identity that TLS or the like established.
 *
 * <p>Where that identity comes from is the context's business; {@link
 * org.sasl4j.mechanism.external.CertificateIdentity} is for contexts that have a certificate, whose names only a reader of
 * ASN.1 can tell without losing some.
 *
 * <p>Its settings, each with {@code org.sasl4j.} before it:
 *
 * <ul>
 *   <li>{@code external.identity} (server, default: the subject of its certificate): who an EXTERNAL client is
 * </ul>
 */
@NullMarked
package org.sasl4j.mechanism.external;

import org.jspecify.annotations.NullMarked;
