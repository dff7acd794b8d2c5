/**
 * The {@code sasl} command: a demonstration over real sockets, and the table of mechanisms.
 *
 * <p>It is part of the drop-in jar, so that whoever has the jar can see it work before writing a line.
 */
@NullMarked
package org.sasl4j.tool;

import org.jspecify.annotations.NullMarked;
