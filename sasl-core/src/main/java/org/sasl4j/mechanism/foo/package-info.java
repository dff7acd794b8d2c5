/**
 * FOO: PLAIN's message with the password under double ROT13. It is the worked example of a custom mechanism, and a joke.
 *
 * <p>It is complete in one file, so that the next custom mechanism can begin as a copy.
 *
 * <p>It has no settings of its own.
 */
@NullMarked
package org.sasl4j.mechanism.foo;

import org.jspecify.annotations.NullMarked;
