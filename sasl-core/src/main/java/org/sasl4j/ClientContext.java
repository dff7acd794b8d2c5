package org.sasl4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sasl4j.MechanismException.Reason;

/**
 * The questions a client's mechanism may ask. One that is not overridden answers "there is none", with an error that
 * says what was missing.
 */
public interface ClientContext extends Context {
    /**
     * A client with a fixed name and password.
     *
     * @param name the authentication identity
     * @param password the caller keeps it and closes it after its last exchange
     * @return a context that may serve any number of exchanges
     */
    static ClientContext of(String name, Secret password) {
        return of(name, password, Service.UNKNOWN);
    }

    /**
     * A client with a fixed name and password, for mechanisms that have to know what it wants to reach.
     *
     * @param name the authentication identity
     * @param password the caller keeps it and closes it after its last exchange
     * @param service what the client wants to reach
     * @return a context that may serve any number of exchanges
     */
    static ClientContext of(String name, Secret password, Service service) {
        return new ClientContext() {
            @Override
            public Login login() {
                return new Login(name, password.copy());
            }

            @Override
            public Service service() {
                return service;
            }
        };
    }

    /**
     * A client with tokens.
     *
     * @param tokens asked at each authentication; what it returns is closed
     * @param service what the client wants to reach
     * @return a context that may serve any number of exchanges
     */
    static ClientContext ofTokens(Supplier<Secret> tokens, Service service) {
        return new ClientContext() {
            @Override
            public Secret token() {
                return tokens.get();
            }

            @Override
            public Service service() {
                return service;
            }
        };
    }

    /**
     * Whom to act as.
     *
     * @return the authorization identity (RFC 4422 section 3.4.1), or the empty string for the user's own
     */
    default String authorizationId() {
        return "";
    }

    /**
     * Who is asking, and the password. Both are asked for together, because they may come from one dialogue.
     *
     * @return a login that the mechanism closes
     * @throws MechanismException if there is none
     */
    default Login login() throws MechanismException {
        throw new MechanismException(Reason.ABORTED, "this client has no user name and password");
    }

    /**
     * Who is asking, and the password, where the server has realms of its users (RFC 2831 section 2.1.1).
     *
     * @param realms those that the server offered, possibly none
     * @return a login that the mechanism closes, in the realm chosen: the first unless the application chooses another
     * @throws MechanismException if there is none
     */
    default Login login(List<String> realms) throws MechanismException {
        return login().in(realms.isEmpty() ? "" : realms.get(0));
    }

    /**
     * The token of a client of OAUTHBEARER. Asked at each authentication, so that a fresh one can be told.
     *
     * @return a secret that the mechanism closes
     * @throws MechanismException if there is none
     */
    default Secret token() throws MechanismException {
        throw new MechanismException(Reason.ABORTED, "this client has no token");
    }

    /**
     * The token with the user name that XOAUTH2 wants to be told.
     *
     * @return a login that the mechanism closes, with the token as its password
     * @throws MechanismException if there is none
     */
    default Login tokenLogin() throws MechanismException {
        return new Login(authorizationId(), token());
    }

    /**
     * Further keys and values to send with a token (RFC 7628 section 3.1).
     *
     * @return values by key
     */
    default Map<String, String> oauthExtensions() {
        return Map.of();
    }

    /**
     * Hears what the server has against the token, before the exchange fails.
     *
     * @param error what the server said
     */
    default void tokenRefused(TokenError error) {}

    /**
     * What an anonymous client is willing to tell of itself (RFC 4505 section 2).
     *
     * @return an e-mail address or some token without '@'; empty to send {@code anonymous}
     */
    default Optional<String> trace() {
        return Optional.empty();
    }

    /**
     * The iteration counts that a SCRAM client accepts from a server (RFC 7677 section 4).
     *
     * @return unless the application chose others, {@link IterationBounds#STANDARD}
     */
    default IterationBounds iterationBounds() {
        return IterationBounds.STANDARD;
    }

    /**
     * The keys of a SCRAM client, asked for where {@link #login()} has no password.
     *
     * @param hash the hash
     * @param salt what the server sent
     * @param iterations what the server sent
     * @return keys that the mechanism closes, or empty if there are none
     * @throws MechanismException if they could not be told
     */
    default Optional<ScramClientKeys> scramKeys(Hash hash, Bytes salt, int iterations) throws MechanismException {
        return Optional.empty();
    }

    /**
     * Where a SCRAM client keeps keys so as not to derive them at every login.
     *
     * @return unless the application gave one, empty
     */
    default Optional<ScramKeyCache> scramKeyCache() {
        return Optional.empty();
    }

    /**
     * Further attributes for the client's first SCRAM message, which the server may ignore (RFC 5802 section 5.1).
     *
     * @return values by attribute name, in the order to send them
     */
    default Map<String, String> scramExtensions() {
        return Map.of();
    }

    /**
     * The types of channel binding that a client tries.
     *
     * @return the registered names in order of preference; unless the application chose others, tls-server-end-point,
     *     tls-exporter, tls-unique
     */
    default List<String> bindingTypes() {
        return List.of("tls-server-end-point", "tls-exporter", "tls-unique");
    }
}
