/**
 * LOGIN: sends the name and then the password, each when the server asks for it.
 *
 * <p>It was never standardised. It is older than PLAIN and no better. Some mail servers and clients have nothing else.
 *
 * <p>It has no settings of its own.
 */
@NullMarked
package org.sasl4j.mechanism.login;

import org.jspecify.annotations.NullMarked;
