/**
 * {@code sasl server} and {@code sasl client}: the two ends of a login over a socket, a pipe or a mail protocol.
 *
 * <p>They speak in lines of base64, as the command of GNU SASL and the samples of Cyrus SASL do. So each of them can be
 * tried against those programs, and against a program of your own.
 */
@NullMarked
package org.sasl4j.tool.wire;

import org.jspecify.annotations.NullMarked;
