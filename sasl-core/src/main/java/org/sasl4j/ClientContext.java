package org.sasl4j;

import java.util.List;
import org.sasl4j.MechanismException.Reason;

/**
 * The questions that a client's mechanism may ask. A question that is not overridden answers "there is none", or fails
 * with an error that says what is missing.
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
     * A client without a name and a password: one that has a token, or nothing to show.
     *
     * @param service what the client wants to reach
     * @return a context that may serve any number of exchanges
     */
    static ClientContext of(Service service) {
        return new ClientContext() {
            @Override
            public Service service() {
                return service;
            }
        };
    }

    /**
     * The same with one choice more.
     *
     * @param property what is chosen
     * @param value in place of an earlier one
     * @param <T> the property's type
     * @return a new context
     * @throws IllegalArgumentException if the value makes no sense; the message says what would
     */
    default <T> ClientContext with(Property<T> property, T value) {
        return with(connection(), settings().with(property, value));
    }

    /**
     * The same on another connection and with other choices.
     *
     * @param transport the transport below
     * @param chosen all that was chosen
     * @return a new context, which asks this one everything else
     */
    default ClientContext with(Connection transport, Settings chosen) {
        return new AskingClientContext(this) {
            @Override
            public Settings settings() {
                return chosen;
            }

            @Override
            public Connection connection() {
                return transport;
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
     * The user's name and password. Both are asked for together, because one dialogue may ask for both.
     *
     * @return a login that the mechanism closes
     * @throws MechanismException if there is none
     */
    default Login login() throws MechanismException {
        throw new MechanismException(Reason.ABORTED, "this client has no user name and password");
    }

    /**
     * The user's name and password, for a server whose users have realms (RFC 2831 section 2.1.1).
     *
     * @param realms those that the server offered, possibly none
     * @return a login that the mechanism closes, in the realm chosen: the first unless the application chooses another
     * @throws MechanismException if there is none
     */
    default Login login(List<String> realms) throws MechanismException {
        return login().in(realms.isEmpty() ? "" : realms.get(0));
    }
}
