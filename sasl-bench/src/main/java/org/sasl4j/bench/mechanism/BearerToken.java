package org.sasl4j.bench.mechanism;

import java.nio.charset.StandardCharsets;

/** A token as long as an ordinary JWT. */
public final class BearerToken {
    /** The token. */
    public static final String TEXT = "eyJhbGciOiJFUzI1NiJ9." + "c".repeat(916) + "." + "s".repeat(86);

    private BearerToken() {}

    /**
     * The message with the token.
     *
     * @return a new array
     */
    public static byte[] message() {
        return ("n,,\1auth=Bearer " + TEXT + "\1\1").getBytes(StandardCharsets.US_ASCII);
    }
}
