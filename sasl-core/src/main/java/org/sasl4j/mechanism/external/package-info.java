/**
 * EXTERNAL (RFC 4422 appendix A): the identity that TLS or the like established.
 *
 * <p>Where that identity comes from is the context's business; here is only what may be asked for and answered.
 */
@NullMarked
package org.sasl4j.mechanism.external;

import org.jspecify.annotations.NullMarked;
