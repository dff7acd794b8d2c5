package org.sasl4j.mechanism;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Settings;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;

/** Clients and exchanges that tests of several mechanisms start from. */
public final class TestLogins {
    private TestLogins() {}

    public static Mechanism mechanism(String name) {
        return Mechanisms.standard().find(MechanismName.of(name)).orElseThrow();
    }

    /** A client that wants to act as somebody. */
    public static ClientContext client(String name, String password, String authorizationId) {
        return new ClientContext() {
            @Override
            public String authorizationId() {
                return authorizationId;
            }

            @Override
            public Login login() {
                return new Login(name, Secret.of(password.toCharArray()));
            }
        };
    }

    /** A client that has a token, and a handler that knows whose it is. */
    public static ClientContext holder(String name, String token) {
        return new ClientContext() {
            @Override
            public Settings settings() {
                return Settings.none().with(OauthBearer.TOKEN, () -> Secret.of(token.toCharArray()));
            }

            @Override
            public boolean ask(Callback... questions) {
                return answersName(name, questions);
            }
        };
    }

    /** What a handler does that knows a name and nothing else. */
    public static boolean answersName(String name, Callback... questions) {
        for (Callback question : questions) {
            if (!(question instanceof NameCallback asked)) {
                return false;
            }
            asked.setName(name);
        }
        return true;
    }

    /** Runs an exchange to its end and answers the server's side of it. */
    public static Exchange run(Mechanism mechanism, ClientContext clientContext, ServerContext serverContext)
            throws MechanismException {
        Exchange client = Exchange.client(mechanism, clientContext);
        Exchange server = Exchange.server(mechanism, serverContext);
        byte[] message = mechanism.opening() == Mechanism.Opening.CLIENT_FIRST ? client.evaluate(null) : null;
        while (!server.isComplete() || !client.isComplete()) {
            message = server.evaluate(message);
            if (message != null) {
                message = client.evaluate(message);
            }
        }
        return server;
    }
}
