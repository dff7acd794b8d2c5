/**
 * JMH benchmarks. Each measures this library and its peers in the same run. The suites are in the subpackages. Here is what
 * they share.
 *
 * <p>One convention lets the report, and a reader, compute every ratio without special cases. A class measures one thing.
 * Its parameters say which size or kind of it. The name of each method says which library does it:
 *
 * <ul>
 *   <li>{@code sasl4j}: this library without callbacks. A server uses a {@code CredentialStore}, which is a property of the
 *       call. A client that is measured alone uses a {@code ClientContext}.
 *   <li>{@code sasl4jHandler}: this library with a {@code CallbackHandler} that does exactly what the peers' handlers do.
 *   <li>{@code jdk}, {@code elytron}, {@code ongres}, {@code kafka}, {@code bouncyCastle}: a peer. It uses callbacks, unless
 *       its method says otherwise. Its factory is called directly, without the look-up in {@code Sasl}.
 *   <li>{@code macLoop}: a loop over {@code javax.crypto.Mac}, as one writes it by hand.
 *   <li>{@code limit}: the work that cannot be avoided, at the rate of this machine.
 *   <li>{@code baseline}: a part of every other method of the class. The report subtracts it before it divides.
 * </ul>
 *
 * <p>They are in a module of their own, so that no peer ever becomes a dependency of the library.
 */
@NullMarked
package org.sasl4j.bench;

import org.jspecify.annotations.NullMarked;
