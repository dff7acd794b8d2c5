/**
 * FOO: PLAIN's message with the password under double ROT13. The worked example of a custom mechanism, and the joke.
 *
 * <p>It is complete in one file, so that the next custom mechanism can begin as a copy.
 *
 * <p>It has no settings of its own.
 */
@NullMarked
package org.sasl4j.mechanism.foo;

import org.jspecify.annotations.NullMarked;
