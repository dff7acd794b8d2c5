/**
 * OAUTHBEARER (RFC 7628) and its older sibling XOAUTH2: a bearer token instead of a password.
 *
 * <p>What a token says is the application's business; here is how it travels, and how a server says what is wrong with it.
 */
@NullMarked
package org.sasl4j.mechanism.oauthbearer;

import org.jspecify.annotations.NullMarked;
