package org.sasl4j.mechanism.scram;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;
import org.sasl4j.Property;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Settings;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.crypto.Nonces;
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
        private Connection connection = BOUND;
        private Settings settings = Settings.none().with(Scram.ITERATIONS_MIN, 1);

        private Client(String name, String password) {
            this.name = name;
            this.password = password;
        }

        static Client of(String name, String password) {
            return new Client(name, password);
        }

        private <T> Client set(Property<T> property, T value) {
            settings = settings.with(property, value);
            return this;
        }

        Client actingAs(String other) {
            authorizationId = other;
            return this;
        }

        Client choosing(String nonce) {
            return set(Nonces.CHOSEN, nonce);
        }

        Client preparing(Normalization preparation) {
            return set(NORMALIZATION, Preparation.of(preparation));
        }

        Client accepting(int least, int most) {
            return set(Scram.ITERATIONS_MIN, least).set(Scram.ITERATIONS_MAX, most);
        }

        Client caching(ScramKeyCache keys) {
            return set(Scram.KEY_CACHE, keys);
        }

        Client sending(Map<String, String> attributes) {
            return set(Scram.EXTENSIONS, attributes);
        }

        Client on(Connection transport, List<String> preferred) {
            return on(transport).set(Bindings.TYPES, preferred);
        }

        Client on(Connection transport) {
            connection = transport;
            return this;
        }

        Client under(BindingPolicy chosen) {
            return set(Bindings.POLICY, chosen);
        }

        Client offered(String... names) {
            return set(Bindings.OFFERED, Set.of(names));
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
        public Connection connection() {
            return connection;
        }

        @Override
        public Settings settings() {
            return settings;
        }
    }

    /** A server that answers from a store and lets everybody act as anybody. */
    static final class Server implements ServerContext {
        private final CredentialStore store;
        private Connection connection = BOUND;
        private Settings settings = Settings.none();

        private Server(CredentialStore store) {
            this.store = store;
        }

        static Server of(CredentialStore store) {
            return new Server(store);
        }

        private <T> Server set(Property<T> property, T value) {
            settings = settings.with(property, value);
            return this;
        }

        Server choosing(String nonce) {
            return set(Nonces.CHOSEN, nonce);
        }

        Server preparing(Normalization preparation) {
            return set(NORMALIZATION, Preparation.of(preparation));
        }

        Server told(String user) {
            return set(Scram.USER, user);
        }

        Server on(Connection transport) {
            connection = transport;
            return this;
        }

        Server under(BindingPolicy chosen) {
            return set(Bindings.POLICY, chosen);
        }

        Server offered(String... names) {
            return set(Bindings.OFFERED, Set.of(names));
        }

        private ServerContext answers() {
            return StoreServerContext.builder(store)
                    .connection(connection)
                    .settings(settings)
                    .authorizer((authenticationId, authorizationId) -> Optional.of(authorizationId))
                    .build();
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public Settings settings() {
            return settings;
        }

        @Override
        public String verify(Mechanism mechanism, String user, Secret password) throws MechanismException {
            return answers().verify(mechanism, user, password);
        }

        @Override
        public String prepared(String user) throws MechanismException {
            return answers().prepared(user);
        }

        @Override
        public Optional<CredentialStore.Account> find(Mechanism mechanism, String user, String realm)
                throws MechanismException {
            return answers().find(mechanism, user, realm);
        }

        @Override
        public Decoy decoy(Mechanism mechanism, String user) throws MechanismException {
            return answers().decoy(mechanism, user);
        }

        @Override
        public String authorize(String authenticationId, String authorizationId) throws MechanismException {
            return answers().authorize(authenticationId, authorizationId);
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
