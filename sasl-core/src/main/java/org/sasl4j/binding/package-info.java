/**
 * Where a channel binding comes from: the server's certificate, the JDK's TLS, or BouncyCastle's.
 *
 * <p>What each of them offers depends on its version. So it is looked up at run time, in one place. A mechanism only asks
 * for a type by its name.
 */
@NullMarked
package org.sasl4j.binding;

import org.jspecify.annotations.NullMarked;
