package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.DigestPeers.ELYTRON;
import static org.sasl4j.provider.DigestPeers.OURS;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wildfly.security.auth.callback.AvailableRealmsCallback;

/** DIGEST-MD5 of Elytron against ours, both ways, wherever Elytron keeps to RFC 2831. */
class ElytronDigestInteropTest {
    private static final List<String> CIPHERS = List.of("3des", "rc4", "des", "rc4-56", "rc4-40");
    private static final Map<String, String> CONF = Map.of(Sasl.QOP, "auth-conf");

    static Stream<Arguments> pairs() {
        return Stream.of(Arguments.of(OURS, ELYTRON), Arguments.of(ELYTRON, OURS));
    }

    static Stream<Arguments> pairsAndCiphers() {
        return with(CIPHERS);
    }

    private static Stream<Arguments> with(List<?> cases) {
        return pairs().flatMap(pair -> cases.stream().map(one -> Arguments.of(pair.get()[0], pair.get()[1], one)));
    }

    private static SaslServer logIn(SaslClient client, SaslServer server) throws SaslException {
        byte[] response = client.evaluateChallenge(server.evaluateResponse(new byte[0]));
        byte[] last = server.evaluateResponse(response);
        assertThat(client.evaluateChallenge(last)).isNull();
        assertThat(client.isComplete()).isTrue();
        assertThat(server.isComplete()).isTrue();
        return server;
    }

    /** Everything in each direction, message after message by the same keys. */
    private static void pass(SaslClient client, SaslServer server, IntStream sizes) throws SaslException {
        for (int size : sizes.toArray()) {
            byte[] text = Ours.utf8("x".repeat(size));
            byte[] up = client.wrap(text, 0, size);
            assertThat(server.unwrap(up, 0, up.length)).isEqualTo(text);
            byte[] down = server.wrap(text, 0, size);
            assertThat(client.unwrap(down, 0, down.length)).isEqualTo(text);
        }
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("pairs")
    @DisplayName("D17: auth and auth-int, both ways")
    void signs(DigestPeers of, DigestPeers at) throws SaslException {
        logIn(
                of.client(null, Map.of(), DigestPeers.login("alice", "secret")),
                at.server(Map.of(), DigestPeers.user("alice", "secret")));

        Map<String, String> signed = Map.of(Sasl.QOP, "auth-int");
        SaslClient client = of.client(null, signed, DigestPeers.login("alice", "secret"));
        SaslServer server = at.server(signed, DigestPeers.user("alice", "secret"));
        logIn(client, server);

        pass(client, server, IntStream.range(1, 40));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("pairsAndCiphers")
    @DisplayName("D18: auth-conf with every cipher, both ways; of blocks no message that needs a whole one of padding")
    void seals(DigestPeers of, DigestPeers at, String cipher) throws SaslException {
        Map<String, String> sealed = Map.of(
                Sasl.QOP,
                "auth-conf",
                "org.sasl4j.digest.cipher",
                cipher,
                "wildfly.security.sasl.digest.ciphers",
                cipher);
        SaslClient client = of.client(null, sealed, DigestPeers.login("alice", "secret"));
        SaslServer server = at.server(at == OURS ? CONF : sealed, DigestPeers.user("alice", "secret"));
        logIn(client, server);

        boolean blocks = cipher.endsWith("des");
        pass(client, server, IntStream.range(1, 40).filter(size -> !blocks || (size + 10) % 8 != 0));
        assertThat((of == OURS ? client.getNegotiatedProperty(Sasl.QOP) : server.getNegotiatedProperty(Sasl.QOP)))
                .isEqualTo("auth-conf");
    }

    static Stream<Arguments> pairsAndNames() {
        return with(List.of(
                List.of("alice", "secret", "boss"),
                List.of("\u0438\u4f60", "\u0438\u4f60\ud83c\udf39", "b\u00f8ss"),
                List.of("quo\"ted\\", "pass,word", "comma, space")));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("pairsAndNames")
    @DisplayName("D4, D11: names in ASCII and beyond ISO 8859-1, quotes, and an authzid")
    void takesNames(DigestPeers of, DigestPeers at, List<String> names) throws SaslException {
        SaslClient client = of.client(names.get(2), Map.of(), DigestPeers.login(names.get(0), names.get(1)));
        SaslServer server = at.server(Map.of(), DigestPeers.user(names.get(0), names.get(1)));

        logIn(client, server);

        assertThat(server.getAuthorizationID()).isEqualTo(names.get(2));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("pairs")
    @DisplayName("D15: several realms, the one that the client chooses")
    void choosesRealm(DigestPeers of, DigestPeers at) throws SaslException {
        Answers chooses = DigestPeers.login("alice", "secret")
                .on(
                        RealmChoiceCallback.class,
                        (callback, together) -> callback.setSelectedIndex(
                                List.of(callback.getChoices()).indexOf("engineering")));
        Answers asked = DigestPeers.user("alice", "secret")
                .on(
                        AvailableRealmsCallback.class,
                        (callback, together) -> callback.setRealmNames("sales", "engineering"))
                .on(RealmCallback.class, (callback, together) -> assertThat(callback.getDefaultText())
                        .isEqualTo("engineering"));
        SaslClient client = of.client(null, Map.of(), chooses);
        SaslServer server = at.server(Map.of("org.sasl4j.digest.realm", "sales engineering"), asked);

        logIn(client, server);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(asked.calls().toString()).contains("RealmCallback, NameCallback, PasswordCallback");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("pairs")
    @DisplayName("D15: a realm that was not offered is refused, however right the password is")
    void refusesRealmNotOffered(DigestPeers of, DigestPeers at) throws SaslException {
        Answers elsewhere = DigestPeers.login("alice", "secret")
                .on(RealmCallback.class, (callback, together) -> callback.setText("elsewhere"));
        SaslClient client = of.client(null, Map.of(), elsewhere);
        SaslServer server = at.server(Map.of(), DigestPeers.user("alice", "secret"));

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> logIn(client, server));
        assertThat(server.isComplete()).isFalse();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("pairs")
    @DisplayName("a wrong password and an unknown user are refused")
    void refuses(DigestPeers of, DigestPeers at) throws SaslException {
        for (List<String> wrong : List.of(List.of("alice", "guess"), List.of("nobody", "secret"))) {
            SaslClient client = of.client(null, Map.of(), DigestPeers.login(wrong.get(0), wrong.get(1)));
            SaslServer server = at.server(Map.of(), DigestPeers.user("alice", "secret"));

            assertThatExceptionOfType(SaslException.class).isThrownBy(() -> logIn(client, server));
            assertThat(server.isComplete()).isFalse();
            assertThat(client.isComplete()).isFalse();
        }
    }
}
