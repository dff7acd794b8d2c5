/**
 * The exchanges of every mechanism except SCRAM. A mechanism of one message has a class for each side: a client makes the
 * message, or a server reads one that was made before. A mechanism of several messages is measured with both sides of one
 * library.
 */
@NullMarked
package org.sasl4j.bench.mechanism;

import org.jspecify.annotations.NullMarked;
