/**
 * Rows about OAUTHBEARER (RFC 7628) and XOAUTH2, which carry a bearer token.
 *
 * <p>They take few lines in every library, and are wrong in most: in the separators, in who the client is, and in how a
 * failure ends.
 */
@NullMarked
package org.sasl4j.conformance.oauth;

import org.jspecify.annotations.NullMarked;
