/**
 * Reading and writing of each message, without an exchange and without callbacks. The classes of messages are not public.
 * So each mechanism's package has a class named {@code …Codecs} here, which hands them out as {@link
 * org.sasl4j.bench.message.Codec}s.
 */
@NullMarked
package org.sasl4j.bench.message;

import org.jspecify.annotations.NullMarked;
