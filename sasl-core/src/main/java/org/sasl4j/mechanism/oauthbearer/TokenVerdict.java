package org.sasl4j.mechanism.oauthbearer;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link TokenValidator} says of a token. */
public sealed interface TokenVerdict {
    /**
     * The token is good.
     *
     * @param identity whose it is: the authentication identity, not empty
     * @return the verdict
     * @throws IllegalArgumentException if the identity is empty
     */
    static Accepted accepted(String identity) {
        return new Accepted(identity, null, null);
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

    /** A good token. */
    final class Accepted implements TokenVerdict {
        private final String identity;
        private final @Nullable Instant expiry;
        private final @Nullable Object principal;

        private Accepted(String identity, @Nullable Instant expiry, @Nullable Object principal) {
            if (identity.isEmpty()) {
                throw new IllegalArgumentException("a good token has an identity that is not empty");
            }
            this.identity = identity;
            this.expiry = expiry;
            this.principal = principal;
        }

        /**
         * Whose it is.
         *
         * @return the authentication identity, not empty
         */
        public String identity() {
            return identity;
        }

        /**
         * Until when it is good.
         *
         * @return one that is over is refused; empty if nobody said
         */
        public Optional<Instant> expiry() {
            return Optional.ofNullable(expiry);
        }

        /**
         * What the application wants to find in the exchange afterwards.
         *
         * @return an object of the application's, or empty
         */
        public Optional<Object> principal() {
            return Optional.ofNullable(principal);
        }

        /**
         * The same until a time.
         *
         * @param end when it is no longer good
         * @return a new verdict
         */
        public Accepted until(Instant end) {
            return new Accepted(identity, end, principal);
        }

        /**
         * The same with something of the application's.
         *
         * @param object found as {@link org.sasl4j.Exchange#PRINCIPAL} afterwards
         * @return a new verdict
         */
        public Accepted withPrincipal(Object object) {
            return new Accepted(identity, expiry, object);
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
