/**
 * PLAIN (RFC 4616): the name and the password in one message.
 *
 * <p>Its message stands in {@code org.sasl4j.message}, because FOO and others speak it too.
 *
 * <p>It has no settings of its own.
 */
@NullMarked
package org.sasl4j.mechanism.plain;

import org.jspecify.annotations.NullMarked;
