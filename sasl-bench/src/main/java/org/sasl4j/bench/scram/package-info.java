/**
 * Logins by SCRAM: whole, without the derivation, with the server alone, and with clients that keep their keys. Every server
 * keeps keys, in the form that its library has for them.
 */
@NullMarked
package org.sasl4j.bench.scram;

import org.jspecify.annotations.NullMarked;
