/**
 * Where a channel binding comes from: the server's certificate, the JDK's TLS, or BouncyCastle's.
 *
 * <p>What each can tell differs with its version, so it is looked up at run time and in one place; a mechanism only asks for
 * a type by its name.
 */
@NullMarked
package org.sasl4j.binding;

import org.jspecify.annotations.NullMarked;
