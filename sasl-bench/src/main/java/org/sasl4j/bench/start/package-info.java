/**
 * A process that has just started: from the launch of a JVM to its end, with one first message of a client between them. Each
 * {@code …Start} is the main class of one library and names no other, so that no more is loaded than an application would.
 */
@NullMarked
package org.sasl4j.bench.start;

import org.jspecify.annotations.NullMarked;
