package org.sasl4j.mechanism.scram;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sasl4j.BindingPolicy;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.IterationBounds;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;
import org.sasl4j.ScramKeyCache;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.TestLogins;

/** Both sides of SCRAM with everything a test may want to fix; what a test does not fix is harmless. */
final class Peers {
    /** Both peers of an exchange are at the ends of this one, unless a test says otherwise. */
    static final Connection BOUND =
            Connection.unknown().withBinding(ChannelBinding.of("tls-server-end-point", new byte[] {1, ',', 0, '='}));

    /** A client. Each test makes its own, so it may be changed while it is being made. */
    static final class Client implements ClientContext {
        private final String name;
        private final String password;
        private String authorizationId = "";
        private Optional<String> nonce = Optional.empty();
        private Normalization normalization = Normalization.SASLPREP;
        private IterationBounds bounds = new IterationBounds(1, 1_000_000);
        private Optional<ScramKeyCache> cache = Optional.empty();
        private Map<String, String> extensions = Map.of();
        private Connection connection = BOUND;
        private List<String> types = ClientContext.super.bindingTypes();
        private BindingPolicy policy = BindingPolicy.ALLOW;
        private Optional<Set<String>> offered = Optional.empty();

        private Client(String name, String password) {
            this.name = name;
            this.password = password;
        }

        static Client of(String name, String password) {
            return new Client(name, password);
        }

        Client actingAs(String other) {
            authorizationId = other;
            return this;
        }

        Client choosing(String chosen) {
            nonce = Optional.of(chosen);
            return this;
        }

        Client preparing(Normalization preparation) {
            normalization = preparation;
            return this;
        }

        Client accepting(IterationBounds accepted) {
            bounds = accepted;
            return this;
        }

        Client caching(ScramKeyCache keys) {
            cache = Optional.of(keys);
            return this;
        }

        Client sending(Map<String, String> attributes) {
            extensions = attributes;
            return this;
        }

        Client on(Connection transport, List<String> preferred) {
            connection = transport;
            types = preferred;
            return this;
        }

        Client on(Connection transport) {
            connection = transport;
            return this;
        }

        Client under(BindingPolicy chosen) {
            policy = chosen;
            return this;
        }

        Client offered(String... names) {
            offered = Optional.of(Set.of(names));
            return this;
        }

        @Override
        public Login login() {
            return new Login(name, Secret.of(password.toCharArray()));
        }

        @Override
        public String authorizationId() {
            return authorizationId;
        }

        @Override
        public Optional<String> chosenNonce() {
            return nonce;
        }

        @Override
        public Preparation normalization() {
            return Preparation.of(normalization);
        }

        @Override
        public IterationBounds iterationBounds() {
            return bounds;
        }

        @Override
        public Optional<ScramKeyCache> scramKeyCache() {
            return cache;
        }

        @Override
        public Map<String, String> scramExtensions() {
            return extensions;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public List<String> bindingTypes() {
            return types;
        }

        @Override
        public BindingPolicy bindingPolicy() {
            return policy;
        }

        @Override
        public Optional<Set<String>> offered() {
            return offered;
        }
    }

    /** A server that answers from a store and lets everybody act as anybody. */
    static final class Server implements ServerContext {
        private final ServerContext answers;
        private Optional<String> nonce = Optional.empty();
        private Normalization normalization = Normalization.SASLPREP;
        private Connection connection = BOUND;
        private BindingPolicy policy = BindingPolicy.ALLOW;
        private Optional<Set<String>> offered = Optional.empty();
        private Optional<String> told = Optional.empty();

        private Server(ServerContext answers) {
            this.answers = answers;
        }

        static Server of(CredentialStore store) {
            return new Server(StoreServerContext.builder(store)
                    .authorizer((authenticationId, authorizationId) -> Optional.of(authorizationId))
                    .build());
        }

        Server choosing(String chosen) {
            nonce = Optional.of(chosen);
            return this;
        }

        Server preparing(Normalization preparation) {
            normalization = preparation;
            return this;
        }

        Server told(String user) {
            told = Optional.of(user);
            return this;
        }

        Server on(Connection transport) {
            connection = transport;
            return this;
        }

        Server under(BindingPolicy chosen) {
            policy = chosen;
            return this;
        }

        Server offered(String... names) {
            offered = Optional.of(Set.of(names));
            return this;
        }

        @Override
        public Optional<String> chosenNonce() {
            return nonce;
        }

        @Override
        public Preparation normalization() {
            return Preparation.of(normalization);
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public BindingPolicy bindingPolicy() {
            return policy;
        }

        @Override
        public Optional<Set<String>> offered() {
            return offered;
        }

        @Override
        public Optional<String> scramUser() {
            return told;
        }

        @Override
        public String verify(MechanismName mechanism, String user, Secret password) throws MechanismException {
            return answers.verify(mechanism, user, password);
        }

        @Override
        public Optional<CredentialStore.Account> find(MechanismName mechanism, String user, String realm)
                throws MechanismException {
            return answers.find(mechanism, user, realm);
        }

        @Override
        public Decoy decoy(MechanismName mechanism) {
            return answers.decoy(mechanism);
        }

        @Override
        public Decoy decoy(MechanismName mechanism, String user) {
            return answers.decoy(mechanism, user);
        }

        @Override
        public String authorize(String authenticationId, String authorizationId) throws MechanismException {
            return answers.authorize(authenticationId, authorizationId);
        }
    }

    private Peers() {}

    static Exchange client(String mechanism, ClientContext context) {
        return Exchange.client(TestLogins.mechanism(mechanism), context);
    }

    static Exchange server(String mechanism, ServerContext context) {
        return Exchange.server(TestLogins.mechanism(mechanism), context);
    }
}
