/**
 * Runs the suites and writes one page about them. It knows nothing of any suite but the convention of {@link org.sasl4j.bench}, and
 * which of them show best what several threads do.
 *
 * <p>A run goes through JMH's own JSON, which stays beside the page: {@code --compare} reads it again.
 */
@NullMarked
package org.sasl4j.bench.report;

import org.jspecify.annotations.NullMarked;
