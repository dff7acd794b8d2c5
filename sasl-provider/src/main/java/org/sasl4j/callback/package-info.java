/**
 * Callbacks that an application may answer beyond those of {@code javax.security.auth.callback}.
 *
 * <p>None has to be answered: each is asked alone, and a handler that throws {@code UnsupportedCallbackException} or
 * leaves it as it is gets asked by the standard callbacks instead.
 */
@NullMarked
package org.sasl4j.callback;

import org.jspecify.annotations.NullMarked;
