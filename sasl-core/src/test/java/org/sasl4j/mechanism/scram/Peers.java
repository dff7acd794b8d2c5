package org.sasl4j.mechanism.scram;

import java.util.Map;
import java.util.Optional;
import org.sasl4j.ClientContext;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.IterationBounds;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Normalization;
import org.sasl4j.ScramKeyCache;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.TestLogins;

/** Both sides of SCRAM with everything a test may want to fix. */
final class Peers {
    /** A client and what it may be given besides a password. */
    record Client(
            String name,
            String password,
            String authorizationId,
            Optional<String> chosenNonce,
            Normalization normalization,
            IterationBounds iterationBounds,
            Optional<ScramKeyCache> scramKeyCache,
            Map<String, String> scramExtensions)
            implements ClientContext {
        static Client of(String name, String password) {
            return new Client(
                    name,
                    password,
                    "",
                    Optional.empty(),
                    Normalization.SASLPREP,
                    new IterationBounds(1, 1_000_000),
                    Optional.empty(),
                    Map.of());
        }

        Client actingAs(String other) {
            return new Client(
                    name, password, other, chosenNonce, normalization, iterationBounds, scramKeyCache, scramExtensions);
        }

        Client choosing(String nonce) {
            return new Client(
                    name,
                    password,
                    authorizationId,
                    Optional.of(nonce),
                    normalization,
                    iterationBounds,
                    scramKeyCache,
                    scramExtensions);
        }

        Client preparing(Normalization preparation) {
            return new Client(
                    name,
                    password,
                    authorizationId,
                    chosenNonce,
                    preparation,
                    iterationBounds,
                    scramKeyCache,
                    scramExtensions);
        }

        Client accepting(IterationBounds bounds) {
            return new Client(
                    name,
                    password,
                    authorizationId,
                    chosenNonce,
                    normalization,
                    bounds,
                    scramKeyCache,
                    scramExtensions);
        }

        Client caching(ScramKeyCache cache) {
            return new Client(
                    name,
                    password,
                    authorizationId,
                    chosenNonce,
                    normalization,
                    iterationBounds,
                    Optional.of(cache),
                    scramExtensions);
        }

        Client sending(Map<String, String> extensions) {
            return new Client(
                    name,
                    password,
                    authorizationId,
                    chosenNonce,
                    normalization,
                    iterationBounds,
                    scramKeyCache,
                    extensions);
        }

        @Override
        public Login login() {
            return new Login(name, Secret.of(password.toCharArray()));
        }
    }

    /** A server that answers from a store and lets everybody act as anybody. */
    record Server(ServerContext answers, Optional<String> chosenNonce, Normalization normalization)
            implements ServerContext {
        static Server of(CredentialStore store) {
            ServerContext answers = StoreServerContext.builder(store)
                    .authorizer((authenticationId, authorizationId) -> Optional.of(authorizationId))
                    .build();
            return new Server(answers, Optional.empty(), Normalization.SASLPREP);
        }

        Server choosing(String nonce) {
            return new Server(answers, Optional.of(nonce), normalization);
        }

        Server preparing(Normalization preparation) {
            return new Server(answers, chosenNonce, preparation);
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
        public String authorize(String authenticationId, String authorizationId) throws MechanismException {
            return answers.authorize(authenticationId, authorizationId);
        }
    }

    private Peers() {}

    static Mechanism mechanism(String name) {
        return TestLogins.mechanism(name);
    }

    static Exchange client(String mechanism, ClientContext context) {
        return Exchange.client(mechanism(mechanism), context);
    }

    static Exchange server(String mechanism, ServerContext context) {
        return Exchange.server(mechanism(mechanism), context);
    }
}
