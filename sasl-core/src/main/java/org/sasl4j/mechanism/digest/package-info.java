/**
 * DIGEST-MD5 (RFC 2831): proves a password without sending it, and can protect what follows.
 *
 * <p>It is historic (RFC 6331), but directories, mail servers and Hadoop's relatives still speak it. So it is here in full,
 * and ranks below SCRAM because of its faults.
 *
 * <p>Its settings, each with {@code org.sasl4j.} before it:
 *
 * <ul>
 *   <li>{@code digest.realm} (server, default: the server's name): the realms offered; an empty Collection offers
 *       none
 *   <li>{@code digest.utf8} (server, default: true): whether names may be in UTF-8; without it they are in ISO
 *       8859-1
 *   <li>{@code digest.cipher} (both, default: all): the ciphers to use, of those that Sasl.STRENGTH allows
 *   <li>{@code digest.uri} (both, default: protocol/server's name): client: the digest-uri to send; server: those
 *       answered to besides its own
 *   <li>{@code digest.maxbuf} (both, default: lenient): whether buffers may be longer than Sasl.MAX_BUFFER announced
 *   <li>{@code digest.sessions} (both, default: none): where sessions are kept, to resume without a challenge
 *   <li>{@code bound.server.name} (told: server): the host name in the client's digest-uri
 * </ul>
 */
@NullMarked
package org.sasl4j.mechanism.digest;

import org.jspecify.annotations.NullMarked;
