/**
 * Mechanisms of other providers, such as GSSAPI of the JDK, seen as mechanisms of this library.
 *
 * <p>An application that has Kerberos beside passwords wants to rank, allow and explain all of them in one place, and a
 * registry knows nothing but mechanisms. What stands here runs the other provider's client or server inside an exchange.
 */
@NullMarked
package org.sasl4j.foreign;

import org.jspecify.annotations.NullMarked;
