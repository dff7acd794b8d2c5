/**
 * The mechanisms as a {@link java.security.Provider}: the two factories, the SaslClient and SaslServer over an exchange,
 * contexts over a {@code CallbackHandler}, and the property keys.
 *
 * <p>This package does everything that javax.security.sasl and its many callers expect, so that no mechanism has to know.
 */
@NullMarked
package org.sasl4j.provider;

import org.jspecify.annotations.NullMarked;
