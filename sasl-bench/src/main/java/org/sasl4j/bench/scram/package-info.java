/**
 * Logins by SCRAM: whole, without the derivation, the server alone, and by clients that keep their keys. Every server answers
 * from keys that it keeps, in the form that its library has for them.
 */
@NullMarked
package org.sasl4j.bench.scram;

import org.jspecify.annotations.NullMarked;
