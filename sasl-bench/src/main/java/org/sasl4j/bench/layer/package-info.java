/** The protection of messages after a login: DIGEST-MD5's layers, and the bare ciphers in them. */
@NullMarked
package org.sasl4j.bench.layer;

import org.jspecify.annotations.NullMarked;
