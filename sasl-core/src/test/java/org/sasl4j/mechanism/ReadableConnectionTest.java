package org.sasl4j.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.Settings;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;

@DisplayName("10 B2: a connection known to be readable carries no password and no token")
class ReadableConnectionTest {
    private static final List<String> SENDING_SECRETS = List.of("PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2", "FOO");
    private static final MemoryCredentialStore STORE = new MemoryCredentialStore().put("user", "pencil".toCharArray());

    private static Mechanism mechanism(String name) {
        return Mechanisms.standard().find(MechanismName.of(name)).orElseThrow();
    }

    private static Exchange client(String name, boolean allowed) {
        return Exchange.client(mechanism(name), new ClientContext() {
            @Override
            public Connection connection() {
                return Connection.plaintext();
            }

            @Override
            public Settings settings() {
                return Settings.none()
                        .with(PLAINTEXT, allowed)
                        .with(OauthBearer.TOKEN, () -> Secret.of("abc".toCharArray()));
            }

            @Override
            public Login login() {
                return new Login("user", Secret.of("pencil".toCharArray()));
            }

            @Override
            public String authorizationId() {
                return name.equals("XOAUTH2") ? "user" : "";
            }
        });
    }

    private static StoreServerContext.Builder serverContext() {
        return StoreServerContext.builder(STORE).connection(Connection.plaintext());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2", "FOO"})
    void neitherSideStarts(String name) {
        for (byte[] nothing : new byte[][] {null, new byte[0]}) {
            assertRefused(client(name, false), nothing);
            assertRefused(Exchange.server(mechanism(name), serverContext().build()), nothing);
        }
        assertRefused(Exchange.server(mechanism(name), serverContext().build()), "\0user\0pencil".getBytes());
    }

    private static void assertRefused(Exchange exchange, byte[] message) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> exchange.evaluate(message))
                .withMessageContaining("this connection can be read by others")
                .withMessageContaining("org.sasl4j.plaintext")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.POLICY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2", "FOO"})
    void bothStartWhereItIsAllowed(String name) throws MechanismException {
        byte[] challenge = name.equals("LOGIN") ? "Username:".getBytes() : null;

        assertThat(client(name, true).evaluate(challenge)).isNotEmpty();
        assertThat(Exchange.server(
                                mechanism(name),
                                serverContext().with(Context.PLAINTEXT, true).build())
                        .evaluate(null))
                .isNotNull();
    }

    @Test
    void theOthersStart() throws MechanismException {
        for (Mechanism mechanism : Mechanisms.standard().ranked()) {
            assertThat(mechanism.sendsSecret())
                    .as(mechanism.name().toString())
                    .isEqualTo(SENDING_SECRETS.contains(mechanism.name().toString()));
        }
        assertThat(client("SCRAM-SHA-256", false).evaluate(null)).isNotEmpty();
    }
}
