/**
 * JMH benchmarks: each measures this library and its peers in the same run. The subpackages hold the suites; here is what they
 * share.
 *
 * <p>One convention lets the report, and a reader, compute every ratio without special cases. A class measures one thing, its
 * parameters say which size or kind of it, and each of its methods is named for who does it:
 *
 * <ul>
 *   <li>{@code sasl4j}: this library without callbacks. A server answers from a {@code CredentialStore}, which is a property of
 *       the call; a client that is measured alone is told by a {@code ClientContext}.
 *   <li>{@code sasl4jHandler}: this library through a {@code CallbackHandler} that does exactly what the peers' handlers do.
 *   <li>{@code jdk}, {@code elytron}, {@code ongres}, {@code kafka}, {@code bouncyCastle}: a peer, which goes through callbacks
 *       unless its method says otherwise, and by its factory directly, without the look-up in {@code Sasl}; {@code macLoop}: what
 *       one writes by hand over {@code javax.crypto.Mac}.
 *   <li>{@code limit}: the work that cannot be spared, at the rate of this machine.
 *   <li>{@code baseline}: a part of every other method of the class; the report takes it off before it divides.
 * </ul>
 *
 * <p>They are a module of their own so that no peer ever becomes a dependency of the library.
 */
@NullMarked
package org.sasl4j.bench;

import org.jspecify.annotations.NullMarked;
