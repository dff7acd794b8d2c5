/**
 * The mechanisms as a {@link java.security.Provider}: the two factories, the javax views of an exchange, contexts over a
 * {@code CallbackHandler}, and the property keys.
 *
 * <p>Everything that javax.security.sasl and its many callers expect is settled here, so that no mechanism has to know.
 */
@NullMarked
package org.sasl4j.provider;

import org.jspecify.annotations.NullMarked;
