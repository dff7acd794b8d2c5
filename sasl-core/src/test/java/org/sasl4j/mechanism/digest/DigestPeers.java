package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sasl4j.ClientContext;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Property;
import org.sasl4j.Protection;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.credential.Authorizer;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.crypto.Nonces;

/** Both sides of DIGEST-MD5 for the user chris with the password secret, and what tests change of them. Immutable. */
record DigestPeers(
        String user,
        String password,
        String authzid,
        Service service,
        Protection protection,
        Settings settings,
        CredentialStore store) {
    static final Mechanism MECHANISM = DigestMd5.available().get(0);

    static DigestPeers of(String user, String password) {
        return new DigestPeers(
                user,
                password,
                "",
                new Service("imap", "elwood.innosoft.com"),
                Protection.STANDARD,
                Settings.none(),
                (name, realm, mechanism) -> name.equals(user)
                        ? Optional.of(new CredentialStore.Account(
                                name, new Credential.Password(Secret.of(password.toCharArray()))))
                        : Optional.empty());
    }

    static DigestPeers chris() {
        return of("chris", "secret");
    }

    DigestPeers withPassword(String other) {
        return new DigestPeers(user, other, authzid, service, protection, settings, store);
    }

    DigestPeers withUser(String other) {
        return new DigestPeers(other, password, authzid, service, protection, settings, store);
    }

    DigestPeers actingAs(String identity) {
        return new DigestPeers(user, password, identity, service, protection, settings, store);
    }

    DigestPeers at(String protocol, String host) {
        return new DigestPeers(user, password, authzid, new Service(protocol, host), protection, settings, store);
    }

    DigestPeers with(Protection other) {
        return new DigestPeers(user, password, authzid, service, other, settings, store);
    }

    <T> DigestPeers with(Property<T> property, T value) {
        return new DigestPeers(user, password, authzid, service, protection, settings.with(property, value), store);
    }

    DigestPeers withRealms(String... realms) {
        return with(DigestMd5.REALM, List.of(realms));
    }

    DigestPeers with(CredentialStore other) {
        return new DigestPeers(user, password, authzid, service, protection, settings, other);
    }

    /** With a nonce chosen in advance, in UTF-8. */
    DigestPeers withNonce(String chosen) {
        return with(Nonces.CHOSEN, octets(chosen));
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
            public Settings settings() {
                return settings;
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
                .settings(settings)
                .authorizer(authorizer)
                .build();
        return Exchange.server(MECHANISM, context);
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
