/**
 * The words of the framework. A {@link org.sasl4j.Mechanism} describes how each side starts. Its {@link
 * org.sasl4j.Step}s make up the exchange, and an {@link org.sasl4j.Exchange} runs them. The contexts answer the questions
 * that a mechanism may ask.
 *
 * <p>They are in one package because they are one vocabulary: the author of a mechanism needs exactly these. Nothing here
 * knows a mechanism, a callback handler or a provider. What only one mechanism knows passes through as a {@link
 * org.sasl4j.Property}, a {@code Callback} or a {@link org.sasl4j.Credential} from its package.
 */
@NullMarked
package org.sasl4j;

import org.jspecify.annotations.NullMarked;
