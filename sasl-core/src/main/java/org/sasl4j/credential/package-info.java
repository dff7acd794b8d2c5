/**
 * What a server keeps of its users: stores that hold credentials of any kind, and the server context that reads them.
 *
 * <p>It is separate from the mechanisms because several of them use the same store. Each mechanism brings its own kind of
 * credential and its written form.
 */
@NullMarked
package org.sasl4j.credential;

import org.jspecify.annotations.NullMarked;
