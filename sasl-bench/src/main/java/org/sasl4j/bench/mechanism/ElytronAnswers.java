package org.sasl4j.bench.mechanism;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.sasl4j.bench.Users;
import org.wildfly.security.auth.callback.AnonymousAuthorizationCallback;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.auth.callback.EvidenceVerifyCallback;
import org.wildfly.security.auth.callback.ExtendedCallback;
import org.wildfly.security.credential.BearerTokenCredential;

/** The handler of Elytron's clients and servers. It checks nothing, so only the library is measured. */
final class ElytronAnswers {
    private ElytronAnswers() {}

    static void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof EvidenceVerifyCallback evidence) {
                evidence.setVerified(true);
            } else if (callback instanceof AnonymousAuthorizationCallback anonymous) {
                anonymous.setAuthorized(true);
            } else if (callback instanceof CredentialCallback credential) {
                credential.setCredential(new BearerTokenCredential(BearerToken.TEXT));
            } else if (!(callback instanceof ExtendedCallback other && other.isOptional())) {
                Users.answer(callback);
            }
        }
    }
}
