package org.sasl4j.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.SecurityLayer;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.Trait;
import org.sasl4j.credential.Authorizer;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.provider.Ours;
import org.wildfly.security.sasl.scram.WildFlyElytronSaslScramProvider;

/** Mechanisms of SunSASL and Elytron, run by our engine against ours. */
class ForeignMechanismInteropTest {
    private static final Service SERVICE = new Service("test", "localhost");
    private static final Provider SUN = Security.getProvider("SunSASL");
    private static final Mechanism DIGEST = ForeignMechanism.of(
                    "DIGEST-MD5", 31, Need.PASSWORD, Trait.NOPLAINTEXT, Trait.NOANONYMOUS, Trait.LAYER)
            .serverFirst()
            .by(SUN);
    private static final Mechanism CRAM = ForeignMechanism.of(
                    "CRAM-MD5", 26, Need.PASSWORD, Trait.NOPLAINTEXT, Trait.NOANONYMOUS)
            .serverFirst();

    /** Whose mechanism plays which side. */
    enum Sides {
        CLIENT,
        SERVER,
        BOTH;

        Mechanism client(Mechanism foreign) {
            return this == SERVER ? ours(foreign) : foreign;
        }

        Mechanism server(Mechanism foreign) {
            return this == CLIENT ? ours(foreign) : foreign;
        }

        private static Mechanism ours(Mechanism foreign) {
            return Mechanisms.standard().find(foreign.name()).orElseThrow();
        }
    }

    private static Exchange client(Mechanism mechanism, String password, Qop... qops) {
        ClientContext login = ClientContext.of("alice", Secret.of(password.toCharArray()), SERVICE);
        return Exchange.client(mechanism, new Protected(login, Protection.of(qops)));
    }

    private static Exchange server(Mechanism mechanism, Authorizer authorizer, Qop... qops) {
        return Exchange.server(
                mechanism,
                StoreServerContext.builder(Ours.store())
                        .service(SERVICE)
                        .protection(Protection.of(qops))
                        .authorizer(authorizer)
                        .build());
    }

    private static Exchange server(Mechanism mechanism, Qop... qops) {
        return server(mechanism, Authorizer.oneself(), qops);
    }

    private static Void talk(Exchange client, Exchange server) throws MechanismException {
        byte[] message = client.speaksFirst() ? client.evaluate(null) : null;
        while (!client.isComplete() || !server.isComplete()) {
            byte[] challenge = server.evaluate(message);
            message = challenge == null ? null : client.evaluate(challenge);
        }
        return null;
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT, AUTH",
        "CLIENT, AUTH_INT",
        "CLIENT, AUTH_CONF",
        "SERVER, AUTH",
        "SERVER, AUTH_INT",
        "SERVER, AUTH_CONF",
        "BOTH, AUTH",
        "BOTH, AUTH_INT",
        "BOTH, AUTH_CONF"
    })
    @DisplayName("12, foreign: SunSASL's DIGEST-MD5 plays either side with each protection, and its layer protects")
    void digestWithLayers(Sides sides, Qop qop) throws Exception {
        try (Exchange client = client(sides.client(DIGEST), "secret", qop);
                Exchange server = server(sides.server(DIGEST), qop)) {
            talk(client, server);

            assertThat(server.authorizationId()).isEqualTo("alice");
            assertThat(server.property(Exchange.AUTHENTICATION_ID)).hasValue("alice");
            assertThat(client.layer().map(SecurityLayer::qop))
                    .isEqualTo(qop == Qop.AUTH ? Optional.empty() : Optional.of(qop));
            if (qop != Qop.AUTH) {
                byte[] said = "after the exchange".getBytes(StandardCharsets.US_ASCII);
                byte[] wrapped = client.layer().orElseThrow().wrap(said, 0, said.length);
                SecurityLayer layer = server.layer().orElseThrow();
                assertThat(layer.unwrap(wrapped, 0, wrapped.length)).isEqualTo(said);
                assertNothingComesOf(sides, layer, wrapped);
            }
        }
    }

    /** A buffer that was opened before; SunSASL answers some with an empty one, where ours always throws. */
    private static void assertNothingComesOf(Sides sides, SecurityLayer layer, byte[] wrapped) {
        try {
            assertThat(layer.unwrap(wrapped, 0, wrapped.length)).isEmpty();
            assertThat(sides).as("whose server opened it").isNotEqualTo(Sides.CLIENT);
        } catch (MechanismException refused) {
            assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
            assertFails(Reason.ABORTED, "refused a buffer before", () -> layer.unwrap(wrapped, 0, wrapped.length));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("12, foreign: CRAM-MD5 of whoever has it logs in with the right password, and with no other")
    void cram(Sides sides) throws Exception {
        Exchange server = server(sides.server(CRAM), Qop.AUTH);
        talk(client(sides.client(CRAM), "secret", Qop.AUTH), server);

        assertThat(server.authorizationId()).isEqualTo("alice");
        assertFails(
                Reason.REFUSED,
                "",
                () -> talk(client(sides.client(CRAM), "guess", Qop.AUTH), server(sides.server(CRAM), Qop.AUTH)));
    }

    @Test
    @DisplayName("12, foreign: whom the server's authorizer refuses, another provider's server does not let in")
    void heedsAuthorizer() {
        Authorizer nobody = (authenticationId, authorizationId) -> Optional.empty();

        assertFails(
                Reason.NOT_AUTHORIZED,
                "",
                () -> talk(client(CRAM, "secret", Qop.AUTH), server(CRAM, nobody, Qop.AUTH)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "SCRAM-SHA-512"})
    @DisplayName("12, foreign: Elytron's SCRAM client logs in to our server, and with a wrong password it does not")
    void elytron(String name) throws Exception {
        Mechanism foreign = ForeignMechanism.of(name, 50, Need.PASSWORD, Trait.NOPLAINTEXT, Trait.MUTUAL)
                .by(WildFlyElytronSaslScramProvider.getInstance());
        Mechanism ours = Mechanisms.standard().find(MechanismName.of(name)).orElseThrow();
        Exchange server = server(ours, Qop.AUTH);
        talk(client(foreign, "secret", Qop.AUTH), server);

        assertThat(server.authorizationId()).isEqualTo("alice");
        assertFails(Reason.REFUSED, "", () -> talk(client(foreign, "guess", Qop.AUTH), server(ours, Qop.AUTH)));
    }

    @Test
    @DisplayName("12, foreign: a factory that cannot keep what the traits promise makes nothing, and nothing is sent")
    void holdsFactoryToItsTraits() {
        Mechanism lying = ForeignMechanism.of("PLAIN", 20, Need.PASSWORD, Trait.NOPLAINTEXT)
                .by(SUN);

        assertFails(
                Reason.POLICY,
                "no PLAIN that keeps what its traits promise is made by the provider SunSASL: [NOPLAINTEXT]",
                () -> client(lying, "secret", Qop.AUTH).evaluate(null));
    }

    @Test
    @DisplayName("12, foreign: one that sends the password does not start on a connection that others can read")
    void keepsSecretFromReaders() {
        Mechanism plain = ForeignMechanism.of("PLAIN", 20, Need.PASSWORD).by(SUN);
        ClientContext readable = ClientContext.of("alice", Secret.of("secret".toCharArray()))
                .with(Connection.plaintext(), Settings.none());

        assertFails(Reason.POLICY, "this connection can be read by others", () -> Exchange.client(plain, readable)
                .evaluate(null));
    }

    @Test
    @DisplayName("12, foreign: what the application says under javax's own keys reaches the factory")
    void appliesPropertiesOfTheApplication() throws Exception {
        ClientContext login = ClientContext.of("alice", Secret.of("secret".toCharArray()), SERVICE);
        Map<String, String> strict = Map.of("javax.security.sasl.policy.nodictionary", "true");

        assertFails(Reason.POLICY, "no CRAM-MD5 that keeps", () -> Exchange.client(
                        CRAM, login.with(ForeignMechanism.PROPERTIES, strict))
                .evaluate("<challenge>".getBytes(StandardCharsets.US_ASCII)));
    }
}
