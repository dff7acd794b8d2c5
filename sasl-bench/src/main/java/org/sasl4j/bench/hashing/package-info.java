/**
 * What logins are made of: {@code Hi()}, HMAC, the keys that follow, and the provisioning of many users at once. It is here
 * that the most time goes, so here the JVM is also measured in a bad state and without the processor's help.
 */
@NullMarked
package org.sasl4j.bench.hashing;

import org.jspecify.annotations.NullMarked;
