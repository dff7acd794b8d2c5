package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sasl4j.ClientContext;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.DigestSettings;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Protection;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.credential.Authorizer;
import org.sasl4j.credential.StoreServerContext;

/** Both sides of DIGEST-MD5 for the user chris with the password secret, and what tests change of them. Immutable. */
record DigestPeers(
        String user,
        String password,
        String authzid,
        Service service,
        Protection protection,
        DigestSettings settings,
        Optional<String> nonce,
        CredentialStore store) {
    static final Mechanism MECHANISM = DigestMd5.available().get(0);

    static DigestPeers of(String user, String password) {
        return new DigestPeers(
                user,
                password,
                "",
                new Service("imap", "elwood.innosoft.com"),
                Protection.STANDARD,
                DigestSettings.standard(),
                Optional.empty(),
                (name, realm, mechanism) -> name.equals(user)
                        ? Optional.of(new CredentialStore.Account(
                                name, new Credential.Password(Secret.of(password.toCharArray()))))
                        : Optional.empty());
    }

    static DigestPeers chris() {
        return of("chris", "secret");
    }

    DigestPeers withPassword(String other) {
        return new DigestPeers(user, other, authzid, service, protection, settings, nonce, store);
    }

    DigestPeers withUser(String other) {
        return new DigestPeers(other, password, authzid, service, protection, settings, nonce, store);
    }

    DigestPeers actingAs(String identity) {
        return new DigestPeers(user, password, identity, service, protection, settings, nonce, store);
    }

    DigestPeers at(String protocol, String host) {
        return new DigestPeers(
                user, password, authzid, new Service(protocol, host), protection, settings, nonce, store);
    }

    DigestPeers with(Protection other) {
        return new DigestPeers(user, password, authzid, service, other, settings, nonce, store);
    }

    DigestPeers with(DigestSettings other) {
        return new DigestPeers(user, password, authzid, service, protection, other, nonce, store);
    }

    DigestPeers with(CredentialStore other) {
        return new DigestPeers(user, password, authzid, service, protection, settings, nonce, other);
    }

    /** With a nonce chosen in advance, in UTF-8. */
    DigestPeers withNonce(String chosen) {
        return new DigestPeers(
                user, password, authzid, service, protection, settings, Optional.of(octets(chosen)), store);
    }

    /** The octets of a text in UTF-8, one in each char. */
    static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    Exchange client() {
        return Exchange.client(MECHANISM, new ClientContext() {
            @Override
            public Login login() {
                return new Login(user, Secret.of(password.toCharArray()));
            }

            @Override
            public String authorizationId() {
                return authzid;
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
                return settings;
            }

            @Override
            public Optional<String> chosenNonce() {
                return nonce;
            }
        });
    }

    Exchange server() {
        return server((authenticationId, authorizationId) ->
                Optional.of(authorizationId).filter(identity -> !identity.equals("nobody")));
    }

    Exchange server(Authorizer authorizer) {
        ServerContext context = StoreServerContext.builder(store)
                .service(service)
                .protection(protection)
                .digest(settings)
                .authorizer(authorizer)
                .build();
        return Exchange.server(MECHANISM, new WithNonce(context, nonce));
    }

    /** A server's answers with a nonce chosen in advance, which only a test may have. */
    private record WithNonce(ServerContext context, Optional<String> chosenNonce) implements ServerContext {
        @Override
        public String verify(MechanismName mechanism, String user, Secret password) throws MechanismException {
            return context.verify(mechanism, user, password);
        }

        @Override
        public Optional<CredentialStore.Account> find(MechanismName mechanism, String user, String realm)
                throws MechanismException {
            return context.find(mechanism, user, realm);
        }

        @Override
        public Decoy decoy(MechanismName mechanism) {
            return context.decoy(mechanism);
        }

        @Override
        public Decoy decoy(MechanismName mechanism, String user) {
            return context.decoy(mechanism, user);
        }

        @Override
        public String authorize(String authenticationId, String authorizationId) throws MechanismException {
            return context.authorize(authenticationId, authorizationId);
        }

        @Override
        public Service service() {
            return context.service();
        }

        @Override
        public Protection protection() {
            return context.protection();
        }

        @Override
        public DigestSettings digest() {
            return context.digest();
        }
    }

    static DigestSettings realms(String... realms) {
        return DigestSettings.standard().withRealms(List.of(realms));
    }

    /** Text of octets, for messages of tests. */
    static byte[] message(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    /** Runs an exchange to its end on both sides. */
    static void run(Exchange client, Exchange server) throws MechanismException {
        byte[] challenge = server.evaluate(client.speaksFirst() ? client.evaluate(null) : null);
        while (!server.isComplete()) {
            challenge = server.evaluate(client.evaluate(challenge));
        }
        client.evaluate(challenge);
    }
}
