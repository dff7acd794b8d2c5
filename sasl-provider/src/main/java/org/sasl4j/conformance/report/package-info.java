/**
 * What the kit found, as text for a terminal, as JSON for programs, and as a page for a browser.
 *
 * <p>Whatever a peer said may be hostile, so everything is escaped before it is shown.
 */
@NullMarked
package org.sasl4j.conformance.report;

import org.jspecify.annotations.NullMarked;
