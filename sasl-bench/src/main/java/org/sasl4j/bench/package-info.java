/**
 * JMH benchmarks: each measures this library and its peers in the same run.
 *
 * <p>They are a module of their own so that no peer ever becomes a dependency of the library.
 */
package org.sasl4j.bench;
