package org.sasl4j;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What a server keeps about a user in order to recognise the password, or whatever else a mechanism makes users prove.
 * Whoever obtained it closes it. A mechanism may have a kind of its own, which is kept in the same stores and files as
 * all others.
 */
public interface Credential extends AutoCloseable {

    /** Wipes what is wiped; closing twice does nothing. */
    @Override
    default void close() {}

    /**
     * Whether {@link #judge} can tell right passwords from wrong ones. A user none of whose credentials can does not
     * exist for mechanisms that send the password.
     *
     * @return false unless the kind says otherwise
     */
    default boolean judgesPasswords() {
        return false;
    }

    /**
     * Judges a password, for mechanisms that send it.
     *
     * @param user the name that it was found by
     * @param password as it was prepared; stays the caller's to close
     * @return the canonical name of the user if the password is right, empty if it is wrong
     * @throws MechanismException if it could not be judged; of reason REFUSED if this kind of credential judges none
     */
    default Optional<String> judge(String user, Secret password) throws MechanismException {
        throw MechanismException.wrongCredentials("a " + getClass().getName() + " judges no password");
    }

    /**
     * The realm it is good in.
     *
     * @return the realm, or the empty string where there are none
     */
    default String realm() {
        return "";
    }

    /**
     * The same for whoever asked a store that keeps it.
     *
     * @return a copy if closing wipes something, else this object
     */
    default Credential lent() {
        return this;
    }

    /**
     * Whether one user cannot have both this and another.
     *
     * @param other the other
     * @return whether they say different things about the same; unless the kind knows better, whether they are of one kind
     */
    default boolean contradicts(Credential other) {
        return getClass() == other.getClass();
    }

    /**
     * A credential that belongs to nobody, is of the same kind and costs the same to judge. With it a server pretends
     * users who do not exist. It is equal for all users who cannot be told apart. Kinds are ordered by their {@code
     * toString}, which therefore differs for each kind, and says nothing secret.
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
        public boolean judgesPasswords() {
            return true;
        }

        /** Compares them as they are: the caller has prepared both. */
        @Override
        public Optional<String> judge(String user, Secret password) {
            return secret.matches(password) ? Optional.of(user) : Optional.empty();
        }

        @Override
        public Credential lent() {
            return new Password(secret.copy());
        }

        /** Whoever knows the password knows all that follows from it. */
        @Override
        public boolean contradicts(Credential other) {
            return true;
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

        /** The kind alone. */
        @Override
        public String toString() {
            return "Password[***]";
        }
    }

    /**
     * Something that judges a password without giving anything away: another hash, a directory, an old system. Only
     * its store knows what that costs, and says so by {@link Decoy#judgedLike}.
     */
    @FunctionalInterface
    interface Verifier extends Credential {
        /**
         * Judges a password.
         *
         * @param password as it was prepared; stays the caller's to close
         * @return the canonical name of the user if the password is right, empty if it is wrong
         * @throws MechanismException if it could not be judged
         */
        Optional<String> verify(Secret password) throws MechanismException;

        @Override
        default boolean judgesPasswords() {
            return true;
        }

        @Override
        default Optional<String> judge(String user, Secret password) throws MechanismException {
            return MechanismException.requireAnswer(verify(password), this, "verify");
        }
    }

    /**
     * What a mechanism's server asks a CallbackHandler: what is kept of a user. A handler that read the name and gave
     * no answer knows no such user; one that did not read it does not know the question.
     *
     * @param <C> the kind of credential
     */
    abstract class Question<C extends Credential> implements Callback {
        private final String name;
        private @Nullable C credential;
        private boolean read;

        /**
         * The question.
         *
         * @param name of the user, as prepared for a look-up
         */
        protected Question(String name) {
            this.name = name;
        }

        /**
         * The user.
         *
         * @return the name as prepared for a look-up
         */
        public String getName() {
            read = true;
            return name;
        }

        /**
         * Whether a handler has looked at this question.
         *
         * @return whether {@link #getName} was called
         */
        public boolean wasRead() {
            return read;
        }

        /**
         * The answer.
         *
         * @param stored handed over; null if there is no such user, or none with such a credential
         * @throws IllegalArgumentException if it is not what was asked for; it is closed then
         */
        public void setCredential(@Nullable C stored) {
            if (credential != null) {
                credential.close();
                credential = null;
            }
            if (stored != null) {
                try {
                    requireFit(stored);
                } catch (IllegalArgumentException e) {
                    stored.close();
                    throw e;
                }
            }
            credential = stored;
        }

        /**
         * Checks an answer.
         *
         * @param stored what was given
         * @throws IllegalArgumentException if it is not what was asked for
         */
        protected abstract void requireFit(C stored);

        /**
         * What was answered.
         *
         * @return the credential, which the one who asked closes, or empty
         */
        public Optional<C> getCredential() {
            return Optional.ofNullable(credential);
        }
    }
}
