/**
 * SCRAM (RFC 5802, RFC 7677): a salted challenge and response, by which client and server prove to each other that they
 * know the password without sending it. One type for each of its four messages.
 *
 * <p>The messages keep the octets as they were received, because both proofs cover exactly those.
 *
 * <p>Its settings, each with {@code org.sasl4j.} before it:
 *
 * <ul>
 *   <li>{@code scram.iterations} (server, default: as the store says: 4096, for SHA-512 10000; of unknown users as
 *       others have): the iterations of users known by a password, and of unknown ones
 *   <li>{@code scram.iterations.min} (client, default: 4096): the fewest iterations accepted from a server
 *   <li>{@code scram.iterations.max} (client, default: 1000000): the most iterations accepted from a server
 *   <li>{@code scram.keycache} (client, default: none): where derived keys are kept for the next login
 *   <li>{@code scram.keys} (client, default: the callback handler): a function that gives the client's keys where it
 *       has no password
 *   <li>{@code scram.extensions} (client; told: both, default: none): further attributes to send; after success
 *       those received
 *   <li>{@code scram.user} (server, default: the message's): the user, where the protocol has told already: it
 *       stands for the name in the message
 *   <li>{@code channelbinding} (both, default: from the connection): channel bindings besides what the connection
 *       has
 *   <li>{@code channelbinding.source} (both, default: the callback handler): a function that gives a channel binding
 *       which the connection has not
 *   <li>{@code channelbinding.types} (client, default: tls-server-end-point, tls-exporter, tls-unique): the types of
 *       channel binding to try, in order of preference
 *   <li>{@code channelbinding.policy} (both, default: allow): whether channel binding is used; require refuses every
 *       SCRAM that is not -PLUS
 *   <li>{@code channelbinding.type} (told: both): the type of channel binding used
 * </ul>
 */
@NullMarked
package org.sasl4j.mechanism.scram;

import org.jspecify.annotations.NullMarked;
