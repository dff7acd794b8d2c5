package org.sasl4j.negotiation;

import java.util.Set;
import org.sasl4j.BindingPolicy;
import org.sasl4j.Connection;

/**
 * What a negotiation settled besides the mechanism, which the client's exchange has to know as well.
 *
 * @param connection where it runs; unknown if nobody said
 * @param offered the names that the server offered
 * @param binding what the policy has SCRAM say of channel binding
 * @param allowsPlaintext whether the policy lets secrets over a connection that others can read
 */
record Terms(Connection connection, Set<String> offered, BindingPolicy binding, boolean allowsPlaintext) {}
