/**
 * {@code sasl passwd}: makes what servers keep instead of passwords, one or many at a time, sets it in a users file, checks
 * and converts it.
 *
 * <p>Operators create users before there is a server, and in files and tables of other programs. Passwords come from a
 * terminal, a file or standard input. They never come from an argument, which everybody on a machine can read.
 */
@NullMarked
package org.sasl4j.tool.passwd;

import org.jspecify.annotations.NullMarked;
