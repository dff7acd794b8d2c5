/**
 * Each message read and written, without an exchange around it and without callbacks. The messages are their mechanisms' own to
 * see, so a class named {@code …Codecs} stands in each mechanism's package and hands them out as {@link
 * org.sasl4j.bench.message.Codec}s.
 */
@NullMarked
package org.sasl4j.bench.message;

import org.jspecify.annotations.NullMarked;
