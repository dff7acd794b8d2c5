package org.sasl4j.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.sasl4j.callback.DigestCredentialCallback;
import org.sasl4j.callback.ScramCredentialCallback;
import org.sasl4j.callback.VerifyPasswordCallback;
import org.sasl4j.credential.PasswordCheck;

/** A server's callback handler seen as a store of credentials. */
final class CallbackCredentialStore implements CredentialStore {
    private static final String CANNOT_JUDGE = "the server cannot judge passwords at the moment";

    private final Mechanism mechanism;
    private final Callbacks callbacks;
    private final Normalization normalization;
    private boolean keepsPasswords;

    /** A callback of our own that was asked before the standard ones, and what came of it. */
    private record Asked(@Nullable Callback question, boolean wasRead, @Nullable MechanismException failure) {
        private static final Asked NOTHING = new Asked(null, false, null);

        List<Callback> with(Callback... questions) {
            return Stream.concat(Stream.ofNullable(question), Stream.of(questions))
                    .toList();
        }
    }

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
        if (hash.isPresent()) {
            return byStoredKey(user, hash.get());
        }
        return name.toString().equals(DigestProperties.MECHANISM)
                ? byDigest(user, realm)
                : byPassword(user, Optional.empty(), Asked.NOTHING);
    }

    private Optional<Account> byStoredKey(String user, Hash hash) throws MechanismException {
        ScramCredentialCallback question = new ScramCredentialCallback(user, hash);
        MechanismException failure = callbacks.askOwn(question);
        if (question.getCredential().isPresent()) {
            return question.getCredential().map(stored -> new Account(user, stored));
        }
        keepsPasswords = !question.wasRead();
        return byPassword(user, Optional.empty(), new Asked(question, question.wasRead(), failure));
    }

    private Optional<Account> byDigest(String user, String realm) throws MechanismException {
        DigestCredentialCallback question = new DigestCredentialCallback(user, realm);
        MechanismException failure = callbacks.askOwn(question);
        if (question.getCredential().isPresent()) {
            return question.getCredential().map(stored -> new Account(user, stored));
        }
        keepsPasswords = !question.wasRead();
        RealmQuestion realmQuestion = RealmQuestion.of(DigestProperties.MECHANISM + " realm: ", realm);
        return byPassword(user, Optional.of(realmQuestion), new Asked(question, question.wasRead(), failure));
    }

    /** Users who do not exist cost a derivation where those who do are known by their passwords. */
    @Override
    public Decoy decoy(MechanismName name) {
        Decoy decoy = Decoy.standard(name);
        return keepsPasswords ? decoy.judgedLike(Credential.Password.NOBODYS) : decoy;
    }

    private Optional<String> judge(String user, Secret password) throws MechanismException {
        VerifyPasswordCallback verify = new VerifyPasswordCallback(user, password.revealChars());
        MechanismException failure = callbacks.askOwn(verify);
        Arrays.fill(verify.getPassword(), '\0');
        if (failure == null && verify.getVerified().isPresent()) {
            return verify.getVerified().get() ? Optional.of(user) : Optional.empty();
        }
        Optional<Account> known = byPassword(user, Optional.empty(), new Asked(verify, false, failure));
        if (known.isEmpty()) {
            PasswordCheck.judge(new Account(user, Credential.Password.NOBODYS), password, normalization);
            return Optional.empty(); // whatever came of it
        }
        try (Account account = known.get()) {
            return PasswordCheck.judge(account, password, normalization);
        }
    }

    /** Asks by the callbacks that every handler knows; empty if the handler has no password for this user. */
    private Optional<Account> byPassword(String user, Optional<RealmQuestion> realm, Asked own)
            throws MechanismException {
        NameCallback name = CallbackClientContext.nameCallback(mechanism.name() + " user name: ", user);
        PasswordCallback password = new PasswordCallback(mechanism.name() + " password: ", false);
        Callbacks.Reply reply =
                realm.isPresent() ? callbacks.ask(realm.get(), name, password) : callbacks.ask(name, password);
        Optional<Secret> secret = CallbackClientContext.taken(password, Reason.TEMPORARY, CANNOT_JUDGE);
        if (secret.isEmpty() && own.failure() != null) {
            throw own.failure();
        }
        if (secret.isPresent()) {
            callbacks.knowsQuestions();
        } else if (!own.wasRead()) {
            callbacks.warnUnanswered(mechanism.name(), own.with(name, password));
        }
        // a handler that looked at our question and has no key has answered: there is no such user
        if (reply == Callbacks.Reply.UNSUPPORTED && !own.wasRead()) {
            throw new MechanismException(
                    Reason.TEMPORARY,
                    CANNOT_JUDGE,
                    new UnsupportedOperationException("the server's CallbackHandler must answer NameCallback and"
                            + " PasswordCallback"
                            + (own.question() == null
                                    ? ""
                                    : ", or " + own.question().getClass().getSimpleName())
                            + "; or set " + SaslProperties.CREDENTIALS));
        }
        String canonical = name.getName() == null || name.getName().isEmpty() ? user : name.getName();
        return secret.map(kept -> new Account(canonical, new Credential.Password(kept)));
    }
}
