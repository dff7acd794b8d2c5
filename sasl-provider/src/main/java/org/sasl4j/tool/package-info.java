/**
 * The {@code sasl} command: a demonstration over real sockets, the table of mechanisms, and the conformance kit. Its larger
 * parts have packages of their own.
 *
 * <p>It is in the self-contained jar, so that somebody who has the jar can see it work before writing any code.
 */
@NullMarked
package org.sasl4j.tool;

import org.jspecify.annotations.NullMarked;
