/**
 * OAUTHBEARER (RFC 7628) and its older sibling XOAUTH2: a bearer token instead of a password.
 *
 * <p>What a token says is the application's business; here is how it travels, and how a server says what is wrong with it.
 *
 * <p>Its settings, each with {@code org.sasl4j.} before it:
 *
 * <ul>
 *   <li>{@code oauth.token} (client, default: the callback handler): supplies the token, asked at each
 *       authentication
 *   <li>{@code oauth.port} (both, default: unknown): client: the port to tell the server; server: the port that a
 *       client must have meant
 *   <li>{@code oauth.hosts} (server, default: none): host names that the server answers to besides its own
 *   <li>{@code oauth.extensions} (client; told: server, default: none): further keys to send with a token; after
 *       success those received
 *   <li>{@code oauth.validator} (server, default: the callback handler): judges tokens
 *   <li>{@code oauth.expiry} (told: server): until when the token is good; as milliseconds under
 *       CREDENTIAL.LIFETIME.MS, too
 *   <li>{@code oauth.error} (told: both): what the server has against the token, told by the exception
 * </ul>
 */
@NullMarked
package org.sasl4j.mechanism.oauthbearer;

import org.jspecify.annotations.NullMarked;
