package org.sasl4j.provider;

import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Hash;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.Trait;
import org.sasl4j.callback.ScramCredentialCallback;
import org.sasl4j.callback.VerifyPasswordCallback;
import org.sasl4j.credential.PasswordCheck;

/** A server's callback handler seen as a store of credentials. */
final class CallbackCredentialStore implements CredentialStore {
    private static final String CANNOT_JUDGE = "the server cannot judge passwords at the moment";

    /** Stands for the passwords of users who do not exist; nobody gets in by it. */
    private static final Credential SOME_PASSWORD = new Credential.Password(Secret.of("nobody's".toCharArray()));

    private final Mechanism mechanism;
    private final Callbacks callbacks;
    private final Normalization normalization;
    private boolean keepsPasswords;

    /** The store of one exchange. */
    CallbackCredentialStore(Mechanism mechanism, Callbacks callbacks, Normalization normalization) {
        this.mechanism = mechanism;
        this.callbacks = callbacks;
        this.normalization = normalization;
    }

    @Override
    public Optional<Account> find(String user, String realm, MechanismName name) throws MechanismException {
        if (!mechanism.traits().contains(Trait.NOPLAINTEXT)) {
            // whether there is such a user is known only when the password is judged
            Credential.Verifier judge = password -> judge(user, password);
            return Optional.of(new Account(user, judge));
        }
        Optional<Hash> hash = Hash.ofScram(name);
        return hash.isPresent() ? byStoredKey(user, hash.get()) : byPassword(user, null, null);
    }

    private Optional<Account> byStoredKey(String user, Hash hash) throws MechanismException {
        ScramCredentialCallback question = new ScramCredentialCallback(user, hash);
        MechanismException failure = callbacks.askOwn(question);
        if (question.getCredential().isPresent()) {
            return question.getCredential().map(stored -> new Account(user, stored));
        }
        keepsPasswords = !question.wasRead();
        return byPassword(user, question, failure);
    }

    /** Users who do not exist cost a derivation where those who do are known by their passwords. */
    @Override
    public Decoy decoy(MechanismName name) {
        Decoy decoy = Decoy.standard(name);
        return keepsPasswords ? decoy.judgedLike(SOME_PASSWORD) : decoy;
    }

    private Optional<String> judge(String user, Secret password) throws MechanismException {
        VerifyPasswordCallback verify = new VerifyPasswordCallback(user, password.revealChars());
        MechanismException failure = callbacks.askOwn(verify);
        Arrays.fill(verify.getPassword(), '\0');
        if (failure == null && verify.getVerified().isPresent()) {
            return verify.getVerified().get() ? Optional.of(user) : Optional.empty();
        }
        Optional<Account> known = byPassword(user, verify, failure);
        if (known.isEmpty()) {
            PasswordCheck.pretend(password, normalization);
            return Optional.empty();
        }
        try (Account account = known.get()) {
            return PasswordCheck.judge(account, password, normalization);
        }
    }

    /** Asks by the callbacks that every handler knows; empty if the handler has no password for this user. */
    private Optional<Account> byPassword(String user, @Nullable Callback own, @Nullable MechanismException failure)
            throws MechanismException {
        NameCallback name = CallbackClientContext.nameCallback(mechanism.name() + " user name: ", user);
        PasswordCallback password = new PasswordCallback(mechanism.name() + " password: ", false);
        boolean unsupported = callbacks.ask(name, password) == Callbacks.Reply.UNSUPPORTED;
        Optional<Secret> secret = CallbackClientContext.taken(password, Reason.TEMPORARY, CANNOT_JUDGE);
        if (secret.isEmpty() && failure != null) {
            throw failure;
        }
        boolean answered = own instanceof ScramCredentialCallback stored && stored.wasRead();
        if (unsupported && !answered) { // a handler that looked and has no key has answered: there is no such user
            throw new MechanismException(
                    Reason.TEMPORARY,
                    CANNOT_JUDGE,
                    new UnsupportedOperationException("the server's CallbackHandler must answer NameCallback and"
                            + " PasswordCallback"
                            + (own == null ? "" : ", or " + own.getClass().getSimpleName())
                            + "; or set " + SaslProperties.CREDENTIALS));
        }
        String canonical = name.getName() == null || name.getName().isEmpty() ? user : name.getName();
        return secret.map(kept -> new Account(canonical, new Credential.Password(kept)));
    }
}
