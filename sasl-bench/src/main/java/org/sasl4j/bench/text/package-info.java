/** The preparation of names and passwords, which every login pays for. */
@NullMarked
package org.sasl4j.bench.text;

import org.jspecify.annotations.NullMarked;
