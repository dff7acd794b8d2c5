package org.sasl4j;

import java.util.Optional;

/** The questions a server's mechanism may ask. {@code credential.StoreServerContext} answers them from a store. */
public interface ServerContext extends Context {
    /**
     * Judges a password. Unknown users and wrong passwords are refused with the same words and the same work.
     *
     * @param mechanism the mechanism that asks
     * @param user the authentication identity as received
     * @param password the password as received; stays the caller's to close
     * @return the canonical name of the user
     * @throws MechanismException if the password is not this user's, or could not be judged
     */
    String verify(Mechanism mechanism, String user, Secret password) throws MechanismException;

    /**
     * A name as it is looked up by.
     *
     * @param user the authentication identity as received
     * @return the name prepared, for {@link #find} and {@link #decoy}
     * @throws MechanismException if nobody can have this name: of reason REFUSED, or MALFORMED if it is too long
     */
    String prepared(String user) throws MechanismException;

    /**
     * Looks up what is kept of a user, for mechanisms that do not send the password.
     *
     * @param mechanism the mechanism that asks
     * @param user as {@link #prepared} answered it
     * @param realm the realm, or the empty string for mechanisms that know none
     * @return the account, which the mechanism closes, or empty if there is no such user
     * @throws MechanismException if the store cannot answer
     */
    Optional<CredentialStore.Account> find(Mechanism mechanism, String user, String realm) throws MechanismException;

    /**
     * What to pretend of one user who does not exist: what such a user would be like among the real ones. What it {@linkplain
     * Decoy#iterations() says} of salts and iterations holds for users known by a password, too.
     *
     * @param mechanism the mechanism that asks
     * @param user as {@link #prepared} answered it
     * @return the same answer each time, as long as real users stay the same
     * @throws MechanismException if it cannot be told
     */
    Decoy decoy(Mechanism mechanism, String user) throws MechanismException;

    /**
     * Decides whom a user who has proven an identity acts as (RFC 4422 section 3.4.1).
     *
     * @param authenticationId the canonical name proven
     * @param authorizationId whom the user wants to act as, or the empty string for oneself
     * @return whom the user acts as from now on
     * @throws MechanismException if the user may not
     */
    String authorize(String authenticationId, String authorizationId) throws MechanismException;

    /**
     * Hears of a password that was right, once its user was authorized, and before the client is told. Fails at nothing.
     *
     * @param user the canonical name proven
     * @param password as received; stays the caller's to close
     */
    default void passwordWasRight(String user, Secret password) {}

    /**
     * All that is left to a mechanism's server which has a name and a password: judges them, authorizes the user and tells of
     * the password. It cannot be overridden: what an application adds to a login belongs in the answers to these three.
     *
     * @param context answers {@link #verify}, {@link #authorize} and {@link #passwordWasRight}
     * @param mechanism the mechanism that asks
     * @param user the authentication identity as received
     * @param password the password as received; stays the caller's to close
     * @param authorizationId whom the user wants to act as, or the empty string for oneself
     * @return the last step, which tells {@link Exchange#AUTHENTICATION_ID}
     * @throws MechanismException if the password is not this user's, or could not be judged; or if the user may not
     */
    static Step admit(ServerContext context, Mechanism mechanism, String user, Secret password, String authorizationId)
            throws MechanismException {
        String name = context.verify(mechanism, user, password);
        String actsAs = context.authorize(name, authorizationId);
        context.passwordWasRight(name, password);
        return Step.done(name, actsAs);
    }

    /**
     * Whether this server keeps what a mechanism needs of its users. Answered at once and from memory, to decide what to
     * offer.
     *
     * @param mechanism the mechanism
     * @return {@link Fact#UNKNOWN} unless the context knows better
     */
    default Fact keepsFor(Mechanism mechanism) {
        return Fact.UNKNOWN;
    }
}
