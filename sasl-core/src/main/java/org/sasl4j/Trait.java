package org.sasl4j;

/**
 * What a mechanism promises; {@link #OPT_IN} alone is a condition and no promise. A policy names the traits that it
 * requires.
 */
public enum Trait {
    /** Not susceptible to a passive eavesdropper reading the password ({@code Sasl.POLICY_NOPLAINTEXT}). */
    NOPLAINTEXT,
    /** Not susceptible to an active attacker in the middle ({@code Sasl.POLICY_NOACTIVE}). */
    NOACTIVE,
    /** Not susceptible to a passive dictionary attack ({@code Sasl.POLICY_NODICTIONARY}). */
    NODICTIONARY,
    /** Does not let anybody in without an identity ({@code Sasl.POLICY_NOANONYMOUS}). */
    NOANONYMOUS,
    /** Breaking one session does not help to break the next ({@code Sasl.POLICY_FORWARD_SECRECY}). */
    FORWARD_SECRECY,
    /** Passes the client's credentials on to the server ({@code Sasl.POLICY_PASS_CREDENTIALS}). */
    PASS_CREDENTIALS,
    /** The server proves itself to the client as well ({@code Sasl.SERVER_AUTH}). */
    MUTUAL,
    /** Binds the exchange to the channel below it (RFC 5056); needs a channel binding. */
    BINDING,
    /** Can protect what follows with a security layer (RFC 4422 section 3.7). */
    LAYER,
    /** Is in no list and is created by no factory until a whitelist names it. */
    OPT_IN
}
