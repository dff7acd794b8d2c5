/**
 * Text as the RFCs want it on the wire and in comparisons: strict UTF-8, SASLprep, and the "trace" profile.
 *
 * <p>It is one package for all mechanisms, because a replaced character or a skipped preparation is a security fault. The
 * tables come from the stringprep library.
 */
@NullMarked
package org.sasl4j.text;

import org.jspecify.annotations.NullMarked;
