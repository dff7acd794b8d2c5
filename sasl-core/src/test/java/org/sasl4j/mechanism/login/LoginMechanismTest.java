package org.sasl4j.mechanism.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.TestLogins;

class LoginMechanismTest {
    private static Exchange client(String name, String password, String authzid) {
        return Exchange.client(new LoginMechanism(), TestLogins.client(name, password, authzid));
    }

    private static Exchange server() {
        return Exchange.server(
                new LoginMechanism(),
                StoreServerContext.of(new MemoryCredentialStore().put("p\u00e4ul", "secr\u00e9t".toCharArray())));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void asksForNameAndPassword() throws MechanismException {
        Exchange client = client("p\u00e4ul", "secr\u00e9t", "");
        Exchange server = server();
        assertThat(client.speaksFirst()).isFalse();

        byte[] askedForName = server.evaluate(null);
        byte[] askedForPassword = server.evaluate(client.evaluate(askedForName));

        assertThat(askedForName).isEqualTo(octets("Username:"));
        assertThat(askedForPassword).isEqualTo(octets("Password:"));
        assertThat(server.evaluate(client.evaluate(askedForPassword))).isNull();
        assertThat(client.isComplete()).isTrue();
        assertThat(server.authorizationId()).isEqualTo("p\u00e4ul");
        assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains("p\u00e4ul");
    }

    @Test
    void takesTheNameBeforeItAsks() throws MechanismException {
        Exchange server = server();

        assertThat(server.evaluate(octets("p\u00e4ul"))).isEqualTo(octets("Password:"));
        assertThat(server.evaluate(octets("secr\u00e9t"))).isNull();
        assertThat(server.isComplete()).isTrue();
    }

    @Test
    void answersWhateverTheChallengesSay() throws MechanismException {
        Exchange client = client("alice", "secret", "");

        assertThat(client("alice", "secret", "").evaluate(new byte[0])).isEqualTo(octets("alice"));
        assertThat(client.evaluate(octets("Password:"))).isEqualTo(octets("alice"));
        assertThat(client.evaluate(octets("User Name\0"))).isEqualTo(octets("secret"));
    }

    @ParameterizedTest
    @CsvSource({"p\u00e4ul, guess", "nobody, secr\u00e9t"})
    void refusesAlike(String name, String password) throws MechanismException {
        Exchange server = server();
        server.evaluate(octets(name));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(octets(password)))
                .withMessage("the user name or the password is wrong");
        assertThat(server.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void refusesWhatIsNoNameAndNoPassword(String part) throws MechanismException {
        Exchange named = server();
        named.evaluate(null);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> named.evaluate(octets(part)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        Exchange server = server();
        server.evaluate(octets("p\u00e4ul"));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(octets(part)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void refusesWhatIsNotUtf8() throws MechanismException {
        Exchange server = server();
        server.evaluate(octets("p\u00e4ul"));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(new byte[] {(byte) 0xff}))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void cannotSayWhomToActAs() throws MechanismException {
        Exchange other = client("alice", "secret", "bob");
        Exchange oneself = client("alice", "secret", "alice");

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> other.evaluate(octets("Username:")))
                .withMessageContaining("leave the authorization identity out");
        assertThat(oneself.evaluate(octets("Username:"))).isEqualTo(octets("alice"));
    }

    @ParameterizedTest
    @CsvSource({"'', secret", "alice, ''", "'a\0b', secret"})
    void sendsNothingEmpty(String name, String password) {
        Exchange client = client(name, password, "");

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> {
                    client.evaluate(octets("Username:"));
                    client.evaluate(octets("Password:"));
                })
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ABORTED));
    }

    @Test
    @DisplayName("14: the password is wiped where there is no name to send")
    void wipesThePasswordThatItDoesNotSend() {
        Secret password = Secret.of("secret".toCharArray());
        Exchange client = Exchange.client(new LoginMechanism(), new ClientContext() {
            @Override
            public Login login() {
                return new Login("", password);
            }
        });

        assertThatExceptionOfType(MechanismException.class).isThrownBy(() -> client.evaluate(octets("Username:")));
        assertThatIllegalStateException().isThrownBy(password::revealBytes);
    }

    @Test
    @DisplayName("whatever its context throws, a client wipes the password that it was given")
    void wipesPasswordWhenContextFails() {
        Secret password = Secret.of("secret".toCharArray());
        Exchange client = Exchange.client(new LoginMechanism(), new ClientContext() {
            @Override
            public Login login() {
                return new Login("alice", password);
            }

            @Override
            public String authorizationId() {
                throw new IllegalStateException("the application is down");
            }
        });

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client.evaluate(octets("Username:")))
                .withCauseInstanceOf(IllegalStateException.class);
        assertThatIllegalStateException().isThrownBy(password::revealBytes);
    }
}
