/**
 * Rows about OAUTHBEARER (RFC 7628) and XOAUTH2, which carry a bearer token.
 *
 * <p>They are few lines in every library, and wrong in most: in the separators, in who the client is, and in how a failure ends.
 */
@NullMarked
package org.sasl4j.conformance.oauth;

import org.jspecify.annotations.NullMarked;
