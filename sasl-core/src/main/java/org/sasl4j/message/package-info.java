/**
 * Messages that more than one mechanism uses, each with its strict reader and its writer.
 *
 * <p>A custom mechanism that speaks the message of another takes it from here instead of from that mechanism.
 */
@NullMarked
package org.sasl4j.message;

import org.jspecify.annotations.NullMarked;
