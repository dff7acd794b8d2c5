/**
 * {@code sasl decode}: the messages of a captured exchange, field by field, and what is wrong with them.
 *
 * <p>It is for somebody who has the trace of a failed login. It reads more leniently than a mechanism, because it has to
 * show what a mechanism refuses. It computes with the JDK's own functions, and not with those that it judges.
 */
@NullMarked
package org.sasl4j.tool.decode;

import org.jspecify.annotations.NullMarked;
