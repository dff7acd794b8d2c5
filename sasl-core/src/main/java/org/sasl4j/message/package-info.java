/**
 * Messages that more than one mechanism uses, each with a strict reader and a writer.
 *
 * <p>A custom mechanism that uses another one's message takes it from here, and not from that mechanism's package.
 */
@NullMarked
package org.sasl4j.message;

import org.jspecify.annotations.NullMarked;
