package org.sasl4j.credential;

import static org.sasl4j.MechanismException.requireAnswer;

import java.util.Objects;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Decoy;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Property;
import org.sasl4j.Protection;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.text.SaslPrep;
import org.sasl4j.text.TextLength;

/** A server's answers from a {@link CredentialStore}. Immutable; may serve any number of exchanges at once. */
public final class StoreServerContext implements ServerContext {
    private static final Context NOBODY = new Context() {};

    private final CredentialStore store;
    private final @Nullable Population population; // null: the store's
    private final Connection connection;
    private final Authorizer authorizer;
    private final Service service;
    private final Protection protection;
    private final Settings settings;
    private final Context questions;

    private StoreServerContext(Builder builder) {
        this.store = builder.store;
        this.population = builder.population;
        this.connection = builder.connection;
        this.authorizer = builder.authorizer;
        this.service = builder.service;
        this.protection = builder.protection;
        this.settings = builder.settings;
        this.questions = builder.questions;
    }

    /**
     * A context with every choice left at its default.
     *
     * @param store answers what is kept of a user
     * @return the context
     */
    public static StoreServerContext of(CredentialStore store) {
        return builder(store).build();
    }

    /**
     * Begins a context.
     *
     * @param store answers what is kept of a user
     * @return a builder with every choice at its default
     */
    public static Builder builder(CredentialStore store) {
        return new Builder(store);
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public boolean ask(Callback... asked) throws MechanismException {
        return questions.ask(asked);
    }

    @Override
    public void leftUnanswered(Mechanism mechanism, Callback... asked) {
        questions.leftUnanswered(mechanism, asked);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Service service() {
        return service;
    }

    @Override
    public Protection protection() {
        return protection;
    }

    @Override
    public String verify(Mechanism mechanism, String user, Secret password) throws MechanismException {
        String name = prepared(user);
        Normalization normalization = settings.valueOf(NORMALIZATION).password();
        TextLength.requireOfPeer(password.length(), "password", this);
        if (password.length() > 0 && SaslPrep.isAsItIs(password, normalization)) {
            return judge(mechanism, name, password, normalization);
        }
        try (Secret prepared = prepared(password, normalization)) {
            return judge(mechanism, name, prepared, normalization);
        }
    }

    private static Secret prepared(Secret password, Normalization normalization) throws MechanismException {
        try {
            return Prepared.queriedPassword(password, normalization);
        } catch (IllegalArgumentException emptyOrProhibited) { // RFC 4616 section 2: verification fails
            throw MechanismException.wrongCredentials("nobody can have this password");
        }
    }

    @Override
    public String prepared(String user) throws MechanismException {
        TextLength.requireOfPeer(user, "user name", this);
        try {
            return Prepared.queriedName(user, settings.valueOf(NORMALIZATION).name());
        } catch (IllegalArgumentException prohibited) {
            throw MechanismException.wrongCredentials(String.valueOf(prohibited.getMessage()));
        }
    }

    private String judge(Mechanism mechanism, String name, Secret password, Normalization normalization)
            throws MechanismException {
        Optional<Account> found = find(mechanism, name, "");
        if (found.isEmpty()) {
            pretendToJudge(mechanism, name, password, normalization);
            throw MechanismException.wrongCredentials("no such user");
        }
        try (Account account = found.get()) {
            if (!account.credential().judgesPasswords()) { // so this user costs what one costs who does not exist
                pretendToJudge(mechanism, name, password, normalization);
                throw MechanismException.wrongCredentials(
                        "a " + account.credential().getClass().getName() + " judges no password");
            }
            return PasswordCheck.judge(account, password, normalization)
                    .orElseThrow(() -> MechanismException.wrongCredentials("wrong password"));
        }
    }

    /** The work a real user's password would cost; its outcome is thrown away. */
    private void pretendToJudge(Mechanism mechanism, String name, Secret password, Normalization normalization)
            throws MechanismException {
        Credential sample = decoy(mechanism, name)
                .sample()
                .filter(Credential::judgesPasswords)
                .orElse(Credential.Password.NOBODYS);
        PasswordCheck.judge(new Account(name, sample), password, normalization);
    }

    @Override
    public Optional<Account> find(Mechanism mechanism, String user, String realm) throws MechanismException {
        try {
            LookUpLog.tell(mechanism, user);
            Optional<Account> found = requireAnswer(store.find(user, realm, mechanism), store, "find");
            if (found.isPresent()) {
                population().saw(mechanism, found.get().user(), found.get().credential());
            }
            return found;
        } catch (RuntimeException e) {
            throw new MechanismException(Reason.TEMPORARY, "the credentials cannot be read at the moment", e);
        }
    }

    @Override
    public Decoy decoy(Mechanism mechanism, String user) throws MechanismException {
        Decoy said = Objects.requireNonNull(
                store.decoy(mechanism), () -> store.getClass().getName() + ".decoy returned null");
        Optional<Secret> secret = settings.get(Decoy.SERVER_SECRET);
        return population().pretend(secret.isPresent() ? said.withServerSecret(secret.get()) : said, mechanism, user);
    }

    private Population population() {
        return population == null ? Population.of(store) : population;
    }

    @Override
    public String authorize(String authenticationId, String authorizationId) throws MechanismException {
        String wanted = isOneself(authenticationId, authorizationId) ? authenticationId : authorizationId;
        return requireAnswer(authorizer.authorize(authenticationId, wanted), authorizer, "authorize")
                .orElseThrow(() -> new MechanismException(
                        Reason.NOT_AUTHORIZED, "the user may not act as the authorization identity asked for"));
    }

    private boolean isOneself(String authenticationId, String authorizationId) throws MechanismException {
        if (authorizationId.isEmpty() || authorizationId.equals(authenticationId)) {
            return true;
        }
        try {
            return prepared(authorizationId).equals(authenticationId);
        } catch (MechanismException e) {
            if (e.reason() == Reason.REFUSED) { // nobody's name, so not the user's
                return false;
            }
            throw e;
        }
    }

    @Override
    public void passwordWasRight(String user, Secret password) {
        RightPasswords.tell(settings, user, password);
    }

    @Override
    public Fact keepsFor(Mechanism mechanism) {
        return store.supports(mechanism);
    }

    /** Describes a context. Not safe for use by several threads. */
    public static final class Builder {
        private final CredentialStore store;
        private @Nullable Population population;
        private Connection connection = Connection.unknown();
        private Authorizer authorizer = Authorizer.oneself();
        private Service service = Service.UNKNOWN;
        private Protection protection = Protection.STANDARD;
        private Settings settings = Settings.none();
        private Context questions = NOBODY;

        private Builder(CredentialStore store) {
            this.store = store;
        }

        /**
         * Sets the transport below.
         *
         * @param transport unless set, {@link Connection#unknown()}
         * @return this
         */
        public Builder connection(Connection transport) {
            connection = transport;
            return this;
        }

        /**
         * Sets whose users are seen here, for a store that is made for each exchange.
         *
         * @param seen unless set, the store's own, or that of all stores of its class
         * @return this
         */
        public Builder population(Population seen) {
            population = seen;
            return this;
        }

        /**
         * Sets who decides whom users may act as.
         *
         * @param decides unless set, {@link Authorizer#oneself()}
         * @return this
         */
        public Builder authorizer(Authorizer decides) {
            authorizer = decides;
            return this;
        }

        /**
         * Sets what the server is.
         *
         * @param names unless set, {@link Service#UNKNOWN}, and clients may have connected to anything
         * @return this
         */
        public Builder service(Service names) {
            service = names;
            return this;
        }

        /**
         * Sets what security layers the server accepts.
         *
         * @param accepted unless set, {@link Protection#STANDARD}, which is none
         * @return this
         */
        public Builder protection(Protection accepted) {
            protection = accepted;
            return this;
        }

        /**
         * Sets one of the properties that a mechanism has, or the library.
         *
         * @param property what is chosen
         * @param value in place of an earlier one
         * @param <T> the property's type
         * @return this
         * @throws IllegalArgumentException if the value makes no sense; the message says what would
         */
        public <T> Builder with(Property<T> property, T value) {
            settings = settings.with(property, value);
            return this;
        }

        /**
         * Sets what is done with passwords that were right.
         *
         * @param hook called after each login by a mechanism that sends the password; unless set, nothing is done
         * @return this
         */
        public Builder onRightPassword(RightPassword hook) {
            return with(RightPassword.HOOK, hook);
        }

        /**
         * Sets all properties.
         *
         * @param chosen in place of all earlier ones
         * @return this
         */
        public Builder settings(Settings chosen) {
            settings = chosen;
            return this;
        }

        /**
         * Sets who answers a mechanism's callbacks.
         *
         * @param answers asked by {@link Context#ask}; unless set, nobody answers
         * @return this
         */
        public Builder asking(Context answers) {
            questions = answers;
            return this;
        }

        /**
         * The context described.
         *
         * @return immutable, and free of this builder
         */
        public StoreServerContext build() {
            return new StoreServerContext(this);
        }
    }
}
