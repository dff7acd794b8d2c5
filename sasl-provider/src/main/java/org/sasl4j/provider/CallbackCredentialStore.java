package org.sasl4j.provider;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.credential.PasswordCheck;
import org.sasl4j.credential.VerifyPasswordCallback;
import org.sasl4j.message.Answered;

/** A server's callback handler seen as a store of credentials. */
final class CallbackCredentialStore implements CredentialStore {
    private static final String CANNOT_JUDGE = "the server cannot judge passwords at the moment";

    private final Mechanism mechanism;
    private final Prompts prompts;
    private final Callbacks callbacks;
    private final Normalization normalization;
    private boolean keepsPasswords;

    /** A callback of our own that was asked before the standard ones, and what came of it. */
    private record Asked(@Nullable Callback question, boolean wasRead, @Nullable MechanismException failure) {
        private static final Asked NOTHING = new Asked(null, false, null);

        Callback[] with(Callback... questions) {
            return Stream.concat(Stream.ofNullable(question), Stream.of(questions))
                    .toArray(Callback[]::new);
        }
    }

    /** The store of one exchange. */
    CallbackCredentialStore(Selected selected, Callbacks callbacks, Normalization normalization) {
        this.mechanism = selected.mechanism();
        this.prompts = selected.prompts();
        this.callbacks = callbacks;
        this.normalization = normalization;
    }

    @Override
    public Optional<Account> find(String user, String realm, Mechanism asking) throws MechanismException {
        if (mechanism.sendsSecret()) {
            // whether there is such a user is known only when the password is judged
            Credential.Verifier judge = password -> judge(user, password);
            return Optional.of(new Account(user, judge));
        }
        RealmQuestion inRealm = mechanism.hasRealms() ? RealmQuestion.of(prompts.realm(), realm) : null;
        Optional<Credential.Question<?>> own = mechanism.question(user, realm);
        return own.isPresent() ? byStoredForm(user, own.get(), inRealm) : byPassword(user, inRealm, Asked.NOTHING);
    }

    private Optional<Account> byStoredForm(String user, Credential.Question<?> question, @Nullable RealmQuestion realm)
            throws MechanismException {
        MechanismException failure = callbacks.tryAsking(question).orElse(null);
        if (question.getCredential().isPresent()) {
            return question.getCredential().map(stored -> new Account(user, stored));
        }
        keepsPasswords = !question.wasRead();
        return byPassword(user, realm, new Asked(question, question.wasRead(), failure));
    }

    /** Users who do not exist cost a derivation where those who do are known by their passwords. */
    @Override
    public Decoy decoy(Mechanism asking) {
        return keepsPasswords ? Decoy.standard().judgedLike(Credential.Password.NOBODYS) : Decoy.standard();
    }

    private Optional<String> judge(String user, Secret password) throws MechanismException {
        VerifyPasswordCallback verify = new VerifyPasswordCallback(user, password.revealChars());
        MechanismException failure;
        try {
            failure = callbacks.tryAsking(verify).orElse(null);
        } finally {
            Arrays.fill(verify.getPassword(), '\0');
        }
        Optional<Boolean> right = verify.getVerified();
        if (failure == null && right.isPresent()) {
            return right.get() ? Optional.of(user) : Optional.empty();
        }
        Optional<Account> known = byPassword(user, null, new Asked(verify, verify.wasRead(), failure));
        if (known.isEmpty()) {
            PasswordCheck.judge(new Account(user, Credential.Password.NOBODYS), password, normalization);
            return Optional.empty(); // whatever came of it
        }
        try (Account account = known.get()) {
            return PasswordCheck.judge(account, password, normalization);
        }
    }

    /** Asks by the callbacks that every handler knows; empty if the handler has no password for this user. */
    private Optional<Account> byPassword(String user, @Nullable RealmQuestion realm, Asked own)
            throws MechanismException {
        if (!mechanism.answersFrom(Credential.Password.NOBODYS, "")) {
            return withoutPassword(own);
        }
        NameCallback name = Answered.askingName(prompts.name(), user);
        PasswordCallback password = new PasswordCallback(prompts.password(), false);
        boolean known = realm == null ? callbacks.ask(name, password) : callbacks.ask(realm, name, password);
        Secret secret = Answered.secret(password, Reason.TEMPORARY, CANNOT_JUDGE);
        if (secret == null && own.failure() != null) {
            throw own.failure();
        }
        if (secret != null) {
            callbacks.knowsQuestions();
        } else if (!own.wasRead()) {
            callbacks.leftUnanswered(mechanism, own.with(name, password));
        }
        // a handler that looked at our question and has no key has answered: there is no such user
        if (!known && !own.wasRead()) {
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
        return secret == null ? Optional.empty() : Optional.of(new Account(canonical, new Credential.Password(secret)));
    }

    /** A password is no answer to a mechanism that keeps something else: its own question was the only one. */
    private Optional<Account> withoutPassword(Asked own) throws MechanismException {
        if (own.failure() != null) {
            throw own.failure();
        }
        if (own.wasRead()) {
            return Optional.empty();
        }
        if (own.question() != null) {
            callbacks.leftUnanswered(mechanism, own.question());
        }
        throw new MechanismException(
                Reason.TEMPORARY,
                CANNOT_JUDGE,
                new UnsupportedOperationException("the server needs "
                        + (own.question() == null
                                ? ""
                                : "a CallbackHandler that answers "
                                        + own.question().getClass().getSimpleName() + ", or ")
                        + SaslProperties.CREDENTIALS));
    }
}
