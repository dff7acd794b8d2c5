/** What comes before an exchange: choosing a mechanism, and finding a provider that has it. */
@NullMarked
package org.sasl4j.bench.negotiation;

import org.jspecify.annotations.NullMarked;
