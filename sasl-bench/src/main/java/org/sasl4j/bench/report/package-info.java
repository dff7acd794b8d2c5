/**
 * Runs the suites and writes one page about them. Of the suites it knows only the convention of {@link org.sasl4j.bench},
 * and which of them to run in several threads.
 *
 * <p>A run is saved as JMH's own JSON beside the page. {@code --compare} reads it again.
 */
@NullMarked
package org.sasl4j.bench.report;

import org.jspecify.annotations.NullMarked;
