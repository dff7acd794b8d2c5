package org.sasl4j;

import java.util.List;
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
    String verify(MechanismName mechanism, String user, Secret password) throws MechanismException;

    /**
     * Looks up what is kept of a user, for mechanisms that do not send the password.
     *
     * @param mechanism the mechanism that asks
     * @param user the authentication identity as received
     * @param realm the realm, or the empty string for mechanisms that know none
     * @return the account, which the mechanism closes, or empty if there is no such user
     * @throws MechanismException if the name cannot be one, or the store cannot answer
     */
    Optional<CredentialStore.Account> find(MechanismName mechanism, String user, String realm)
            throws MechanismException;

    /**
     * The salt and iterations of users known by a password, and what is said to be pretended of those who do not exist.
     *
     * @param mechanism the mechanism that asks
     * @return the same answer each time
     */
    Decoy decoy(MechanismName mechanism);

    /**
     * What to pretend of one user who does not exist: what such a user would be like among the real ones.
     *
     * @param mechanism the mechanism that asks
     * @param user the authentication identity as prepared for a look-up
     * @return the same answer each time, as long as real users stay the same; unless the context knows better, {@link
     *     #decoy(MechanismName)}
     */
    default Decoy decoy(MechanismName mechanism, String user) {
        return decoy(mechanism);
    }

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
     * Who the client is by what was established below SASL, such as TLS (RFC 4422 appendix A).
     *
     * @return the identity; several if a certificate has several names, of which the client has to pick one; empty if
     *     none was established
     * @throws MechanismException if there is one that must not be used
     */
    default List<String> externalIdentities() throws MechanismException {
        return List.of();
    }

    /**
     * What this server is called besides the host of its {@link #service()}, to clients that say whom they connected to.
     *
     * @return host names; unless the application chose some, none
     */
    default List<String> hostNames() {
        return List.of();
    }

    /**
     * The user of SCRAM, where the protocol has told already, as PostgreSQL's does: it stands for whatever name the client's
     * message has, even none.
     *
     * @return unless the application told it, empty: the message says
     */
    default Optional<String> scramUser() {
        return Optional.empty();
    }

    /**
     * Who judges bearer tokens.
     *
     * @return unless the application chose one, one that cannot judge any
     */
    default TokenValidator tokens() {
        return request -> {
            throw new MechanismException(
                    MechanismException.Reason.TEMPORARY,
                    "the server cannot judge tokens at the moment",
                    new IllegalStateException("no TokenValidator was given (org.sasl4j.oauth.validator)"));
        };
    }

    /**
     * Whether this server has what a mechanism needs. Answered at once and from memory, to decide what to offer.
     *
     * @param mechanism the mechanism
     * @return {@link Fact#UNKNOWN} unless the context knows better
     */
    default Fact able(Mechanism mechanism) {
        return Fact.UNKNOWN;
    }
}
