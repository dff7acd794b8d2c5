/**
 * {@code sasl decode}: what was said in an exchange that somebody captured, field by field, and what is wrong with it.
 *
 * <p>Whoever supports a login that fails has a trace and a guess. This reads more leniently than any mechanism does, for it has
 * to show what a mechanism refuses, and computes with the JDK's own functions, not with those that it judges.
 */
@NullMarked
package org.sasl4j.tool.decode;

import org.jspecify.annotations.NullMarked;
