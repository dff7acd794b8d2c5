/**
 * {@code sasl passwd}: what servers keep of passwords, made, set in a users file, checked, converted and made in bulk.
 *
 * <p>Operators provision users before there is a server, and in files and tables that are not ours; passwords come from a
 * terminal, a file or standard input, and never from an argument, which everybody on a machine can read.
 */
@NullMarked
package org.sasl4j.tool.passwd;

import org.jspecify.annotations.NullMarked;
