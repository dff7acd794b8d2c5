/**
 * What a server keeps of its users: the stores that hold credentials of any kind, and the answers from them.
 *
 * <p>It is apart from the mechanisms because several of them answer from the same store; what a credential is, and how it is
 * written, each mechanism brings.
 */
@NullMarked
package org.sasl4j.credential;

import org.jspecify.annotations.NullMarked;
