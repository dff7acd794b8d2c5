package org.sasl4j.foreign;

import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.message.Answered;

/**
 * Answers the questions of another provider's server. Passwords come from what is kept of the user. The server's
 * authorizer decides who may act as whom. The application's own handler answers everything else.
 */
final class ServerAnswers implements CallbackHandler {
    private final Mechanism mechanism;
    private final ServerContext context;
    private @Nullable MechanismException failure;
    private @Nullable AuthorizeCallback decided;

    ServerAnswers(Mechanism mechanism, ServerContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    /** What the context failed with, or null. The server only wraps it into an exception of its own. */
    @Nullable
    MechanismException failure() {
        return failure;
    }

    /** Whom the client acts as. If the server has not asked, it has judged only who the client is. */
    String authorized(SaslServer server) throws MechanismException {
        if (decided == null) {
            return context.authorize(server.getAuthorizationID(), "");
        }
        if (!decided.isAuthorized()) {
            throw new MechanismException(Reason.NOT_AUTHORIZED, "the user was not authorised");
        }
        return decided.getAuthorizedID();
    }

    /** Who the client has proven to be. */
    String authenticated(SaslServer server) {
        return decided == null ? server.getAuthorizationID() : decided.getAuthenticationID();
    }

    @Override
    public void handle(Callback[] callbacks) throws SaslException, UnsupportedCallbackException {
        String realm = "";
        NameCallback name = null;
        try {
            for (Callback callback : callbacks) {
                if (callback instanceof RealmCallback asked) {
                    realm = asked.getDefaultText() == null ? "" : asked.getDefaultText();
                    asked.setText(realm);
                } else if (callback instanceof NameCallback asked) {
                    name = asked;
                } else if (callback instanceof PasswordCallback asked && name != null) {
                    lookUp(name, asked, realm);
                } else if (callback instanceof AuthorizeCallback asked) {
                    authorize(asked);
                } else if (!context.ask(callback)) {
                    throw new UnsupportedCallbackException(callback);
                }
            }
        } catch (MechanismException e) {
            failure = e;
            throw e;
        }
    }

    /** Leaves the question unanswered if the user does not exist or no password is kept. */
    private void lookUp(NameCallback name, PasswordCallback password, String realm) throws MechanismException {
        String user = context.prepared(name.getDefaultName() == null ? "" : name.getDefaultName());
        Optional<CredentialStore.Account> found = context.find(mechanism, user, realm);
        if (found.isEmpty()) {
            return;
        }
        try (CredentialStore.Account account = found.get()) {
            name.setName(account.user());
            if (account.credential() instanceof Credential.Password known) {
                Answered.give(password, known.secret());
            }
        }
    }

    private void authorize(AuthorizeCallback asked) throws MechanismException {
        decided = asked;
        String wanted = asked.getAuthorizationID() == null ? "" : asked.getAuthorizationID();
        asked.setAuthorizedID(context.authorize(asked.getAuthenticationID(), wanted));
        asked.setAuthorized(true);
    }
}
