/**
 * What a server keeps of its users: deriving it from passwords, judging passwords by it, and the stores that hold it.
 *
 * <p>It is apart from the mechanisms because several of them answer from the same stored credential, and because
 * applications derive and migrate credentials without authenticating anybody.
 */
@NullMarked
package org.sasl4j.credential;

import org.jspecify.annotations.NullMarked;
