/**
 * The exchanges of every mechanism but SCRAM. Mechanisms of one message have a class for each side: a client makes the message,
 * or a server takes one made before. Those of several are measured with both sides of one library.
 */
@NullMarked
package org.sasl4j.bench.mechanism;

import org.jspecify.annotations.NullMarked;
