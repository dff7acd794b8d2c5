/**
 * LOGIN: the name and the password, each when asked for.
 *
 * <p>Never standardised, older than PLAIN and no better; some mail servers and clients have nothing else.
 *
 * <p>It has no settings of its own.
 */
@NullMarked
package org.sasl4j.mechanism.login;

import org.jspecify.annotations.NullMarked;
