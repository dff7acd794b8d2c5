/**
 * Mechanisms of other providers, such as GSSAPI of the JDK, used as mechanisms of this library.
 *
 * <p>An application that has Kerberos beside passwords wants to rank, allow and explain all of them in one place. A
 * registry knows only mechanisms. So this package runs the other provider's client or server inside an exchange.
 */
@NullMarked
package org.sasl4j.foreign;

import org.jspecify.annotations.NullMarked;
