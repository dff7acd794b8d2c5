/**
 * The hashing in a login: {@code Hi()}, HMAC and the keys, and credentials for many users at once. A login spends most of
 * its time here. So these suites also run in a JVM in a bad state, and without the processor's instructions for hashing.
 */
@NullMarked
package org.sasl4j.bench.hashing;

import org.jspecify.annotations.NullMarked;
