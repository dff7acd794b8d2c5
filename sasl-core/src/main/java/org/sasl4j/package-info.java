/**
 * The words of the framework: a {@link org.sasl4j.Mechanism} describes how each side starts, its {@link
 * org.sasl4j.Step}s are the exchange, the {@link org.sasl4j.Exchange} runs them, and the contexts are the questions it
 * may ask.
 *
 * <p>They stand in one package because they are one vocabulary: whoever writes a mechanism needs exactly these. Nothing here
 * knows any mechanism, any handler of callbacks or any provider: what is a mechanism's own goes through as a {@link
 * org.sasl4j.Property}, a {@code Callback} or a {@link org.sasl4j.Credential} of its folder.
 */
@NullMarked
package org.sasl4j;

import org.jspecify.annotations.NullMarked;
