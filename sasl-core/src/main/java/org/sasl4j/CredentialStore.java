package org.sasl4j;

import java.util.Optional;

/**
 * Finds what a server keeps about its users. Called by many threads at once. If a store cannot answer, it throws a
 * {@link MechanismException} of reason TEMPORARY: a store that is down must not look like a wrong password.
 *
 * <pre>{@code
 * CredentialStore users = (user, realm, mechanism) -> {
 *     if (!user.equals("juliet")) {
 *         return Optional.empty();
 *     }
 *     Credential password = new Credential.Password(Secret.of("wherefore".toCharArray()));
 *     return Optional.of(new CredentialStore.Account(user, password));
 * };
 * }</pre>
 */
@FunctionalInterface
public interface CredentialStore {
    /**
     * Looks a user up.
     *
     * @param user the name as prepared for a look-up
     * @param realm the realm, or the empty string for mechanisms that know none
     * @param mechanism the mechanism that asks; of several credentials of a user a store answers one
     *     that it {@linkplain Mechanism#answersFrom answers from}
     * @return the account, which the caller closes, or empty if there is no such user
     * @throws MechanismException if the store cannot answer
     */
    Optional<Account> find(String user, String realm, Mechanism mechanism) throws MechanismException;

    /**
     * What to pretend of users who do not exist, so that they cannot be told from those who do.
     *
     * @param mechanism the mechanism that asks
     * @return the same answer each time
     */
    default Decoy decoy(Mechanism mechanism) {
        return Decoy.standard();
    }

    /**
     * Whether this store has what a mechanism needs, for at least some users: a server offers no others.
     *
     * @param mechanism the mechanism
     * @return {@link Fact#UNKNOWN} unless the store knows better
     */
    default Fact supports(Mechanism mechanism) {
        return Fact.UNKNOWN;
    }

    /** A user who exists. Whoever obtained it closes it. */
    final class Account implements AutoCloseable {
        private final String user;
        private final Credential credential;

        /**
         * An account.
         *
         * @param user the canonical name, which the user acts as
         * @param credential handed over: closed with this account
         */
        public Account(String user, Credential credential) {
            this.user = user;
            this.credential = credential;
        }

        /**
         * The canonical name.
         *
         * @return the name that the user acts as
         */
        public String user() {
            return user;
        }

        /**
         * What is kept of the password.
         *
         * @return the credential, which this account closes
         */
        public Credential credential() {
            return credential;
        }

        @Override
        public void close() {
            credential.close();
        }

        /** The name alone. */
        @Override
        public String toString() {
            return "Account[" + user + "]";
        }
    }
}
