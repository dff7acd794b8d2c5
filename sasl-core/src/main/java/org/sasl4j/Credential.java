package org.sasl4j;

import java.util.Optional;

/** What a server keeps of a user so as to recognise the password. Whoever obtained it closes it. */
public sealed interface Credential extends AutoCloseable
        permits Credential.Password, Credential.Verifier, ScramCredential, DigestCredential {

    /** Wipes what is wiped; closing twice does nothing. */
    @Override
    default void close() {}

    /**
     * A credential of nobody's that is of the same kind and costs the same to judge, by which a server pretends users who do
     * not exist. Equal for all users between whom nobody can tell.
     *
     * @return a credential that closing does not wipe; empty if only a real user's costs what it costs
     */
    default Optional<Credential> stranger() {
        return Optional.empty();
    }

    /** The password itself. */
    final class Password implements Credential {
        /** By which nobody gets in; closing it wipes nothing. */
        public static final Password NOBODYS = new Password(Secret.of("nobody's".toCharArray()));

        private static final Optional<Credential> STRANGER = Optional.of(NOBODYS);

        private final Secret secret;

        /**
         * A password.
         *
         * @param secret handed over: closed with this credential
         */
        public Password(Secret secret) {
            this.secret = secret;
        }

        /**
         * The password.
         *
         * @return the secret, which this credential closes
         */
        public Secret secret() {
            return secret;
        }

        @Override
        public Optional<Credential> stranger() {
            return STRANGER;
        }

        @Override
        public void close() {
            if (this != NOBODYS) {
                secret.close();
            }
        }
    }

    /**
     * Something that can judge a password without giving anything away: another hash, a directory, an old system. What it
     * costs only its store can pretend, by {@link Decoy#judgedLike}.
     */
    @FunctionalInterface
    non-sealed interface Verifier extends Credential {
        /**
         * Judges a password.
         *
         * @param password as it was prepared; stays the caller's to close
         * @return the canonical name of the user if the password is right, empty if it is wrong
         * @throws MechanismException if it could not be judged
         */
        Optional<String> verify(Secret password) throws MechanismException;
    }
}
