package org.sasl4j.binding;

/** How SCRAM uses channel binding (RFC 5802 section 6). */
public enum BindingPolicy {
    /** Not at all. The -PLUS mechanisms are refused, and a client says that it does not support binding. */
    DISABLE,
    /** Where both sides support it. */
    ALLOW,
    /** Always. Every SCRAM that is not -PLUS is refused. */
    REQUIRE
}
