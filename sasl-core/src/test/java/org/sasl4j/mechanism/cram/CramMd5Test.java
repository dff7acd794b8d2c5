package org.sasl4j.mechanism.cram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Context;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.mechanism.TestLogins;

class CramMd5Test {
    private static final Context CONTEXT = new Context() {};
    private static final Mechanism CRAM = CramMd5.available().get(0);
    private static final String CHALLENGE = "<1896.697170952@postoffice.reston.mci.net>";
    private static final String RESPONSE = "tim b913a602c7eda7a495b4e6e7334d3890";

    private static Exchange client(String name, String password, String authzid) {
        return Exchange.client(CRAM, TestLogins.client(name, password, authzid));
    }

    private static Exchange server(String name, String password) {
        MemoryCredentialStore store = new MemoryCredentialStore().put(name, password.toCharArray());
        return Exchange.server(
                CRAM,
                StoreServerContext.builder(store)
                        .service(new Service("imap", "mail.example.com"))
                        .build());
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Exchange converse(Exchange client, Exchange server) throws MechanismException {
        assertThat(server.evaluate(client.evaluate(server.evaluate(null)))).isNull();
        return server;
    }

    private static void assertRefused(Reason reason, Exchange server, byte[] response) throws MechanismException {
        server.evaluate(null);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(response))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    @DisplayName("RFC 2195 section 2: the response of the example")
    void respondsAsTheRfcHasIt() throws MechanismException {
        Exchange client = client("tim", "tanstaaftanstaaf", "");

        assertThat(client.speaksFirst()).isFalse();
        assertThat(client.evaluate(octets(CHALLENGE))).isEqualTo(octets(RESPONSE));
        assertThat(client.isComplete()).isTrue();
    }

    @Test
    @DisplayName("RFC 2195 section 2: the server takes the response of the example to its challenge")
    void takesTheResponseOfTheRfc() throws MechanismException {
        CramMd5Response expected =
                CramMd5Response.of("tim", Secret.of("tanstaaftanstaaf".toCharArray()), octets(CHALLENGE));

        assertThat(CramMd5Response.parse(octets(RESPONSE), CONTEXT).matches(expected))
                .isTrue();
        assertThat(expected.encode(CONTEXT)).isEqualTo(octets(RESPONSE));
    }

    @Test
    void letsANameOfOneLetterIn() throws MechanismException {
        converse(client("t", "tanstaaftanstaaf", ""), server("t", "tanstaaftanstaaf"));
    }

    @Test
    @DisplayName("14: the log is told why, and the client is not")
    void tellsTheLogWhy() throws MechanismException {
        Credential other = (Credential.Verifier) password -> Optional.of("anybody");
        Exchange judged = Exchange.server(
                CRAM, StoreServerContext.of((user, realm, mechanism) -> Optional.of(new Account(user, other))));

        assertThat(detail(server("alice", "secret"), "alice")).contains("wrong password");
        assertThat(detail(server("alice", "secret"), "nobody")).contains("no such user");
        assertThat(detail(judged, "alice")).contains("no password is kept");
    }

    private static Optional<String> detail(Exchange server, String name) throws MechanismException {
        byte[] response = client(name, "guess", "").evaluate(server.evaluate(null));
        return catchThrowableOfType(MechanismException.class, () -> server.evaluate(response))
                .detail();
    }

    @Test
    @DisplayName("RFC 2195 section 2: the exchange of the example, from both sides")
    void converses() throws MechanismException {
        Exchange server = Exchange.server(
                CRAM,
                StoreServerContext.builder(new MemoryCredentialStore().put("tim", "tanstaaftanstaaf".toCharArray()))
                        .with(Nonces.CHOSEN, CHALLENGE)
                        .build());

        assertThat(server.evaluate(null)).isEqualTo(octets(CHALLENGE));
        assertThat(server.evaluate(octets(RESPONSE))).isNull();
        assertThat(server.authorizationId()).isEqualTo("tim");
    }

    @ParameterizedTest
    @CsvSource({"alice, secret", "a name with spaces, secret", "pässé, secrét", "и你, пароль🌹"})
    void letsTheRightPasswordIn(String name, String password) throws MechanismException {
        // a password beyond Unicode 3.2 cannot be stored prepared
        Exchange server = Exchange.server(
                CRAM,
                StoreServerContext.of((user, realm, mechanism) -> user.equals(name)
                        ? Optional.of(new Account(user, new Credential.Password(Secret.of(password.toCharArray()))))
                        : Optional.empty()));

        converse(client(name, password, ""), server);

        assertThat(server.authorizationId()).isEqualTo(name);
        assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains(name);
    }

    @Test
    @DisplayName("S18 for CRAM-MD5: a wrong password and an unknown user are refused alike")
    void refusesAlike() throws MechanismException {
        for (String[] wrong : new String[][] {{"alice", "guess"}, {"nobody", "secret"}}) {
            Exchange server = server("alice", "secret");
            byte[] response = client(wrong[0], wrong[1], "").evaluate(server.evaluate(null));
            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> server.evaluate(response))
                    .withMessage("the user name or the password is wrong");
        }
    }

    @Test
    @DisplayName("S18 for CRAM-MD5: what stands for unknown users lets nobody in, though everybody can compute it")
    void pretendedPasswordLetsNobodyIn() throws MechanismException {
        Exchange server = server("alice", "secret");
        byte[] challenge = server.evaluate(null);
        byte[] response = CramMd5Response.of("nobody", Secret.owning(new byte[1]), challenge)
                .encode(CONTEXT);

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(response))
                .withMessageContaining("wrong");
    }

    @Test
    @DisplayName("P3 for CRAM-MD5: an empty password lets nobody in")
    void refusesEmptyPassword() throws MechanismException {
        Exchange server = Exchange.server(
                CRAM,
                StoreServerContext.of((user, realm, mechanism) ->
                        Optional.of(new Account(user, new Credential.Password(Secret.of(new char[0]))))));

        byte[] response = CramMd5Response.of("alice", Secret.of(new char[0]), server.evaluate(null))
                .encode(CONTEXT);

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(response))
                .withMessageContaining("wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tim",
                "tim ",
                " b913a602c7eda7a495b4e6e7334d3890",
                "b913a602c7eda7a495b4e6e7334d3890",
                "tim B913A602C7EDA7A495B4E6E7334D3890",
                "tim b913a602c7eda7a495b4e6e7334d389",
                "tim b913a602c7eda7a495b4e6e7334d3890 ",
                "tim\tb913a602c7eda7a495b4e6e7334d3890",
                "tim g913a602c7eda7a495b4e6e7334d3890"
            })
    void refusesWhatIsNoResponse(String response) throws MechanismException {
        assertRefused(Reason.MALFORMED, server("tim", "tanstaaftanstaaf"), octets(response));
    }

    @Test
    void refusesWhatIsNotUtf8() throws MechanismException {
        byte[] response = octets("tim b913a602c7eda7a495b4e6e7334d3890");
        response[0] = (byte) 0xff;

        assertRefused(Reason.MALFORMED, server("tim", "tanstaaftanstaaf"), response);
    }

    @Test
    @DisplayName("RFC 2195 section 2: a challenge names the host, and never comes twice")
    void challengesAreFresh() throws MechanismException {
        Set<String> challenges = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String challenge = new String(server("alice", "secret").evaluate(null), StandardCharsets.US_ASCII);
            assertThat(challenge).matches("<[A-Za-z0-9+/]{24}\\.[0-9]+@mail\\.example\\.com>");
            challenges.add(challenge);
        }
        assertThat(challenges).hasSize(100);
    }

    @Test
    void refusesAResponseToAnotherChallenge() throws MechanismException {
        byte[] response =
                client("alice", "secret", "").evaluate(server("alice", "secret").evaluate(null));

        assertRefused(Reason.REFUSED, server("alice", "secret"), response);
    }

    @Test
    void actsAsNobodyElse() throws MechanismException {
        converse(client("alice", "secret", "alice"), server("alice", "secret"));
        Exchange other = client("alice", "secret", "bob");

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> other.evaluate(octets(CHALLENGE)))
                .withMessageContaining("leave the authorization identity out");
    }
}
