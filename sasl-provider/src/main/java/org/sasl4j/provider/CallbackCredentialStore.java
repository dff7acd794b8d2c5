package org.sasl4j.provider;

import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.callback.VerifyPasswordCallback;
import org.sasl4j.credential.PasswordCheck;

/** A server's callback handler seen as a store of credentials. */
final class CallbackCredentialStore implements CredentialStore {
    private static final String CANNOT_JUDGE = "the server cannot judge passwords at the moment";

    private final Callbacks callbacks;
    private final Normalization normalization;

    CallbackCredentialStore(Callbacks callbacks, Normalization normalization) {
        this.callbacks = callbacks;
        this.normalization = normalization;
    }

    /** The user's own judge: whether there is such a user is known only when a password is judged. */
    @Override
    public Optional<Account> find(String user, String realm, MechanismName mechanism) {
        Credential.Verifier judge = password -> judge(mechanism, user, password);
        return Optional.of(new Account(user, judge));
    }

    private Optional<String> judge(MechanismName mechanism, String user, Secret password) throws MechanismException {
        VerifyPasswordCallback verify = new VerifyPasswordCallback(user, password.revealChars());
        MechanismException failure = callbacks.askOwn(verify);
        Arrays.fill(verify.getPassword(), '\0');
        if (failure == null && verify.getVerified().isPresent()) {
            return verify.getVerified().get() ? Optional.of(user) : Optional.empty();
        }
        Account known = byPassword(mechanism, user, failure);
        if (known == null) {
            PasswordCheck.pretend(password, normalization);
            return Optional.empty();
        }
        try (Account account = known) {
            return PasswordCheck.judge(account, password, normalization);
        }
    }

    /** Asks by the callbacks that every handler knows; null if the handler has no password for this user. */
    private @Nullable Account byPassword(MechanismName mechanism, String user, @Nullable MechanismException failure)
            throws MechanismException {
        NameCallback name = CallbackClientContext.nameCallback(mechanism + " user name: ", user);
        PasswordCallback password = new PasswordCallback(mechanism + " password: ", false);
        boolean unsupported = callbacks.ask(name, password) == Callbacks.Reply.UNSUPPORTED;
        Optional<Secret> secret = CallbackClientContext.taken(password, CANNOT_JUDGE);
        if (secret.isEmpty() && failure != null) {
            throw failure;
        }
        if (unsupported) {
            throw new MechanismException(
                    Reason.TEMPORARY,
                    CANNOT_JUDGE,
                    new UnsupportedOperationException("the server's CallbackHandler must answer NameCallback and"
                            + " PasswordCallback, or VerifyPasswordCallback; or set " + SaslProperties.CREDENTIALS));
        }
        String canonical = name.getName() == null || name.getName().isEmpty() ? user : name.getName();
        return secret.map(kept -> new Account(canonical, new Credential.Password(kept)))
                .orElse(null);
    }
}
