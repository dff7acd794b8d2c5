package org.sasl4j.binding;

/** What SCRAM does about channel binding (RFC 5802 section 6). */
public enum BindingPolicy {
    /** Not used: the -PLUS mechanisms are refused, and a client says that it does not support binding. */
    DISABLE,
    /** Used where both sides can. */
    ALLOW,
    /** Used, or nothing: every SCRAM that is not -PLUS is refused. */
    REQUIRE
}
