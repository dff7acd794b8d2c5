package org.sasl4j;

import java.time.Instant;
import java.util.Optional;

/** What a {@link TokenValidator} says of a token. */
public sealed interface TokenVerdict {
    /**
     * The token is good.
     *
     * @param identity whose it is: the authentication identity, not empty
     * @return the verdict
     */
    static Accepted accepted(String identity) {
        return new Accepted(identity, Optional.empty(), Optional.empty());
    }

    /**
     * The token is not good.
     *
     * @param error what the client is told
     * @return the verdict
     */
    static Rejected rejected(TokenError error) {
        return new Rejected(error);
    }

    /**
     * A good token.
     *
     * @param identity whose it is: the authentication identity, not empty
     * @param expiry until when; one that is over is refused
     * @param principal what the application wants to find in the exchange afterwards
     */
    record Accepted(String identity, Optional<Instant> expiry, Optional<Object> principal) implements TokenVerdict {
        /**
         * Checks the identity.
         *
         * @param identity whose it is: the authentication identity, not empty
         * @param expiry until when
         * @param principal what the application wants to find in the exchange afterwards
         * @throws IllegalArgumentException if the identity is empty
         */
        public Accepted {
            if (identity.isEmpty()) {
                throw new IllegalArgumentException("a good token has an identity that is not empty");
            }
        }

        /**
         * The same until a time.
         *
         * @param end when it is no longer good
         * @return a new verdict
         */
        public Accepted until(Instant end) {
            return new Accepted(identity, Optional.of(end), principal);
        }

        /**
         * The same with something of the application's.
         *
         * @param object found as {@link Exchange#PRINCIPAL} afterwards
         * @return a new verdict
         */
        public Accepted withPrincipal(Object object) {
            return new Accepted(identity, expiry, Optional.of(object));
        }

        /** The identity and its end. */
        @Override
        public String toString() {
            return "Accepted[" + identity + ", " + expiry + "]";
        }
    }

    /**
     * A bad token.
     *
     * @param error what the client is told
     */
    record Rejected(TokenError error) implements TokenVerdict {}
}
