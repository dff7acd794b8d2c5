/**
 * Whole processes, from the start of a JVM to its end. Each makes the first message of a client. Each {@code …Start} is the
 * main class for one library and mentions no other. So it loads no more than an application would.
 */
@NullMarked
package org.sasl4j.bench.start;

import org.jspecify.annotations.NullMarked;
