package org.sasl4j.credential;

import static org.sasl4j.MechanismException.requireAnswer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sasl4j.BindingPolicy;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Decoy;
import org.sasl4j.DigestSettings;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;
import org.sasl4j.Protection;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.TokenValidator;
import org.sasl4j.text.TextLength;

/** A server's answers from a {@link CredentialStore}. Immutable; may serve any number of exchanges at once. */
public final class StoreServerContext implements ServerContext {
    private final CredentialStore store;
    private final @Nullable Population population; // null: the store's
    private final Connection connection;
    private final Preparation normalization;
    private final int longestMessage;
    private final int longestText;
    private final Optional<String> scramUser;
    private final Authorizer authorizer;
    private final IdentityResolver identity;
    private final UnaryOperator<Decoy> decoys;
    private final BindingPolicy bindingPolicy;
    private final Optional<Set<String>> offered;
    private final BindingSource bindings;
    private final Service service;
    private final Protection protection;
    private final DigestSettings digest;
    private final @Nullable TokenValidator tokens;
    private final List<String> hostNames;
    private final boolean allowsPlaintext;

    private StoreServerContext(Builder builder) {
        this.store = builder.store;
        this.population = builder.population;
        this.connection = builder.connection;
        this.normalization = builder.normalization;
        this.longestMessage = builder.longestMessage;
        this.longestText = builder.longestText;
        this.scramUser = builder.scramUser;
        this.authorizer = builder.authorizer;
        this.identity = builder.identity;
        this.decoys = builder.decoys;
        this.bindingPolicy = builder.bindingPolicy;
        this.offered = builder.offered;
        this.bindings = builder.bindings;
        this.service = builder.service;
        this.protection = builder.protection;
        this.digest = builder.digest;
        this.tokens = builder.tokens;
        this.hostNames = builder.hostNames;
        this.allowsPlaintext = builder.allowsPlaintext;
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
     * A context to be described.
     *
     * @param store answers what is kept of a user
     * @return the description
     */
    public static Builder builder(CredentialStore store) {
        return new Builder(store);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Preparation normalization() {
        return normalization;
    }

    @Override
    public int longestMessage() {
        return longestMessage;
    }

    @Override
    public int longestText() {
        return longestText;
    }

    @Override
    public Optional<String> scramUser() {
        return scramUser;
    }

    @Override
    public BindingPolicy bindingPolicy() {
        return bindingPolicy;
    }

    @Override
    public Optional<Set<String>> offered() {
        return offered;
    }

    @Override
    public Optional<ChannelBinding> binding(String type) throws MechanismException {
        return requireAnswer(bindings.find(type), bindings, "find");
    }

    @Override
    public boolean allowsPlaintext() {
        return allowsPlaintext;
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
    public DigestSettings digest() {
        return digest;
    }

    @Override
    public TokenValidator tokens() {
        return tokens == null ? ServerContext.super.tokens() : tokens;
    }

    @Override
    public String verify(MechanismName mechanism, String user, Secret password) throws MechanismException {
        String name;
        try {
            name = prepared(user);
        } catch (IllegalArgumentException prohibited) {
            throw MechanismException.wrongCredentials(String.valueOf(prohibited.getMessage()));
        }
        try (Secret prepared = prepared(password)) {
            return judge(mechanism, name, prepared);
        }
    }

    private Secret prepared(Secret password) throws MechanismException {
        TextLength.requireOfPeer(password.length(), "password", this);
        try {
            return Prepared.queriedPassword(password, normalization.password());
        } catch (IllegalArgumentException emptyOrProhibited) { // RFC 4616 section 2: verification fails
            throw MechanismException.wrongCredentials("nobody can have this password");
        }
    }

    /** The name for the look-up; an IllegalArgumentException says why nobody can have this name. */
    private String prepared(String user) throws MechanismException {
        TextLength.requireOfPeer(user, "user name", this);
        return Prepared.queriedName(user, normalization.name());
    }

    private String judge(MechanismName mechanism, String name, Secret password) throws MechanismException {
        Optional<Account> found = find(mechanism, name, "");
        if (found.isEmpty()) {
            pretendToJudge(mechanism, name, password);
            throw MechanismException.wrongCredentials("no such user");
        }
        try (Account account = found.get()) {
            return PasswordCheck.judge(account, password, normalization.password())
                    .orElseThrow(() -> MechanismException.wrongCredentials("wrong password"));
        }
    }

    /** The work a real user's password would cost; its outcome is thrown away. */
    private void pretendToJudge(MechanismName mechanism, String name, Secret password) throws MechanismException {
        Credential sample = decoy(mechanism, name).sample().orElse(Credential.Password.NOBODYS);
        PasswordCheck.judge(new Account(name, sample), password, normalization.password());
    }

    @Override
    public Optional<Account> find(MechanismName mechanism, String user, String realm) throws MechanismException {
        String name;
        try {
            name = prepared(user);
        } catch (IllegalArgumentException prohibited) {
            return Optional.empty();
        }
        try {
            LookUpLog.tell(mechanism, name);
            Optional<Account> found = requireAnswer(store.find(name, realm, mechanism), store, "find");
            found.ifPresent(account -> population().saw(mechanism, account.user(), account.credential()));
            return found;
        } catch (RuntimeException e) {
            throw new MechanismException(Reason.TEMPORARY, "the credentials cannot be read at the moment", e);
        }
    }

    @Override
    public Decoy decoy(MechanismName mechanism) {
        return decoys.apply(Objects.requireNonNull(
                store.decoy(mechanism), () -> store.getClass().getName() + ".decoy returned null"));
    }

    @Override
    public Decoy decoy(MechanismName mechanism, String user) {
        return population().pretend(decoy(mechanism), mechanism, user);
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
        try {
            return authorizationId.isEmpty() || prepared(authorizationId).equals(authenticationId);
        } catch (IllegalArgumentException prohibited) {
            return false;
        }
    }

    @Override
    public List<String> hostNames() {
        return hostNames;
    }

    @Override
    public Fact able(Mechanism mechanism) {
        return switch (mechanism.need()) {
            case PASSWORD -> store.supports(mechanism.name());
            case TOKEN -> Fact.known(tokens != null);
            case EXTERNAL_IDENTITY -> identity.able(connection);
            case NOTHING -> Fact.UNKNOWN;
        };
    }

    @Override
    public List<String> externalIdentities() throws MechanismException {
        return requireAnswer(identity.identify(connection), identity, "identify");
    }

    /** Describes a context. Not safe for use by several threads. */
    public static final class Builder {
        private final CredentialStore store;
        private @Nullable Population population;
        private Connection connection = Connection.unknown();
        private Preparation normalization = Preparation.STANDARD;
        private int longestMessage = LONGEST_MESSAGE;
        private int longestText = LONGEST_TEXT;
        private Optional<String> scramUser = Optional.empty();
        private Authorizer authorizer = Authorizer.oneself();
        private IdentityResolver identity = IdentityResolver.certificateSubject();
        private UnaryOperator<Decoy> decoys = UnaryOperator.identity();
        private BindingPolicy bindingPolicy = BindingPolicy.ALLOW;
        private Optional<Set<String>> offered = Optional.empty();
        private BindingSource bindings = type -> Optional.empty();
        private Service service = Service.UNKNOWN;
        private Protection protection = Protection.STANDARD;
        private DigestSettings digest = DigestSettings.standard();
        private @Nullable TokenValidator tokens;
        private List<String> hostNames = List.of();
        private boolean allowsPlaintext;

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
         * Sets what real users are like, and so what is pretended of those who do not exist.
         *
         * @param seen so far; unless set, those of this store, or of stores of its class
         * @return this
         */
        public Builder population(Population seen) {
            population = seen;
            return this;
        }

        /**
         * Sets how names and passwords are prepared.
         *
         * @param both unless set, {@link Normalization#SASLPREP}
         * @return this
         */
        public Builder normalization(Normalization both) {
            return normalization(Preparation.of(both));
        }

        /**
         * Sets how names and passwords are prepared, each for itself.
         *
         * @param preparation unless set, {@link Preparation#STANDARD}
         * @return this
         */
        public Builder normalization(Preparation preparation) {
            normalization = preparation;
            return this;
        }

        /**
         * Sets the longest authentication message taken.
         *
         * @param octets 1 or more; unless set, {@value ServerContext#LONGEST_MESSAGE}
         * @return this
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder longestMessage(int octets) {
            if (octets < 1) {
                throw new IllegalArgumentException("the longest message must have 1 octet or more: " + octets);
            }
            longestMessage = octets;
            return this;
        }

        /**
         * Sets the longest name, password or other text taken.
         *
         * @param octets of UTF-8, 1 or more; unless set, {@value ServerContext#LONGEST_TEXT}
         * @return this
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder longestText(int octets) {
            if (octets < 1) {
                throw new IllegalArgumentException("the longest text must have 1 octet or more: " + octets);
            }
            longestText = octets;
            return this;
        }

        /**
         * Tells SCRAM the user, where the protocol around it has: this name stands for whatever the client's message has.
         *
         * @param name unless set, empty: the message says
         * @return this
         */
        public Builder scramUser(Optional<String> name) {
            scramUser = name;
            return this;
        }

        /**
         * Sets who decides on authorization identities.
         *
         * @param decides unless set, {@link Authorizer#oneself()}
         * @return this
         */
        public Builder authorizer(Authorizer decides) {
            authorizer = decides;
            return this;
        }

        /**
         * Sets how EXTERNAL learns who the client is.
         *
         * @param resolves unless set, {@link IdentityResolver#certificateSubject()}
         * @return this
         */
        public Builder identity(IdentityResolver resolves) {
            identity = resolves;
            return this;
        }

        /**
         * Changes what the store pretends of users who do not exist.
         *
         * @param change of the store's decoys; unless set, none
         * @return this
         */
        public Builder decoys(UnaryOperator<Decoy> change) {
            decoys = change;
            return this;
        }

        /**
         * Sets what SCRAM does about channel binding.
         *
         * @param policy unless set, {@link BindingPolicy#ALLOW}
         * @return this
         */
        public Builder bindingPolicy(BindingPolicy policy) {
            bindingPolicy = policy;
            return this;
        }

        /**
         * Sets the names that were offered on this connection.
         *
         * @param names unless set, empty: nobody knows
         * @return this
         */
        public Builder offered(Optional<Set<String>> names) {
            offered = names;
            return this;
        }

        /**
         * Sets where bindings come from that the connection has not.
         *
         * @param source unless set, nowhere
         * @return this
         */
        public Builder bindings(BindingSource source) {
            bindings = source;
            return this;
        }

        /**
         * Sets what this server is.
         *
         * @param names unless set, {@link Service#UNKNOWN}
         * @return this
         */
        public Builder service(Service names) {
            service = names;
            return this;
        }

        /**
         * Sets what security layer is offered.
         *
         * @param accepted unless set, {@link Protection#STANDARD}: none
         * @return this
         */
        public Builder protection(Protection accepted) {
            protection = accepted;
            return this;
        }

        /**
         * Sets what DIGEST-MD5 leaves to the application.
         *
         * @param settings unless set, {@link DigestSettings#standard()}
         * @return this
         */
        public Builder digest(DigestSettings settings) {
            digest = settings;
            return this;
        }

        /**
         * Sets who judges bearer tokens.
         *
         * @param validator unless set, nobody can
         * @return this
         */
        public Builder tokens(TokenValidator validator) {
            tokens = validator;
            return this;
        }

        /**
         * Sets what this server is called besides the host of its service.
         *
         * @param names host names; unless set, none
         * @return this
         */
        public Builder hostNames(List<String> names) {
            hostNames = List.copyOf(names);
            return this;
        }

        /**
         * Lets passwords and tokens over a connection that others are known to read.
         *
         * @return this
         */
        public Builder allowingPlaintext() {
            allowsPlaintext = true;
            return this;
        }

        /**
         * The context described.
         *
         * @return a context that later changes of this description do not touch
         */
        public StoreServerContext build() {
            return new StoreServerContext(this);
        }
    }
}
