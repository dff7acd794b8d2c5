package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.DigestPeers.OURS;
import static org.sasl4j.provider.DigestPeers.SUN;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** DIGEST-MD5 of the JDK against ours, both ways. */
class DigestInteropTest {
    private static final String REALM = "com.sun.security.sasl.digest.realm";
    private static final List<String> CIPHERS = List.of("3des", "rc4", "des", "rc4-56", "rc4-40");

    static Stream<Arguments> pairs() {
        return Stream.of(Arguments.of(OURS, SUN), Arguments.of(SUN, OURS), Arguments.of(OURS, OURS));
    }

    static Stream<Arguments> pairsAndProtections() {
        Stream<Map<String, String>> qops = Stream.of(Map.of(), Map.of(Sasl.QOP, "auth-int"));
        Stream<Map<String, String>> ciphers = CIPHERS.stream()
                .map(cipher -> Map.of(Sasl.QOP, "auth-conf", "com.sun.security.sasl.digest.cipher", cipher));
        List<Map<String, String>> protections = Stream.concat(qops, ciphers).toList();
        return pairs().flatMap(pair ->
                protections.stream().map(protection -> Arguments.of(pair.get()[0], pair.get()[1], protection)));
    }

    private static SaslServer logIn(SaslClient client, SaslServer server) throws SaslException {
        byte[] response = client.evaluateChallenge(server.evaluateResponse(new byte[0]));
        byte[] last = server.evaluateResponse(response);
        assertThat(client.evaluateChallenge(last)).isNull();
        assertThat(client.isComplete()).isTrue();
        assertThat(server.isComplete()).isTrue();
        return server;
    }

    private static void passes(SaslClient client, SaslServer server, byte[] text) throws SaslException {
        byte[] up = client.wrap(text, 0, text.length);
        byte[] down = server.wrap(text, 0, text.length);
        if (up.length > 0) { // SunSASL wraps nothing as nothing, without a MAC
            assertThat(server.unwrap(up, 0, up.length)).isEqualTo(text);
        }
        if (down.length > 0) {
            assertThat(client.unwrap(down, 0, down.length)).isEqualTo(text);
        }
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("pairsAndProtections")
    @DisplayName("D17, D18: every qop and every cipher, both ways")
    void protects(DigestPeers of, DigestPeers at, Map<String, String> protection) throws SaslException {
        Map<String, Object> offered = new HashMap<>(protection);
        offered.computeIfPresent(Sasl.QOP, (key, qop) -> "auth,auth-int,auth-conf");
        SaslClient client = of.client(null, protection, DigestPeers.login("alice", "secret"));
        SaslServer server = at.server(offered, DigestPeers.user("alice", "secret"));

        logIn(client, server);

        String qop = protection.getOrDefault(Sasl.QOP, "auth");
        for (String property : List.of(Sasl.QOP, Sasl.STRENGTH)) {
            assertThat(server.getNegotiatedProperty(property)).isEqualTo(client.getNegotiatedProperty(property));
        }
        assertThat(client.getNegotiatedProperty(Sasl.QOP)).isEqualTo(qop);
        for (int size = 0; size < (qop.equals("auth") ? 0 : 40); size++) {
            passes(client, server, "x".repeat(size).getBytes(StandardCharsets.US_ASCII));
        }
    }

    static Stream<Arguments> pairsAndNames() {
        List<List<String>> names = List.of(
                List.of("pass\u00e9", "secr\u00e9t", ""),
                List.of("\u0438\u4f60", "\u0438\u4f60\ud83c\udf39", ""),
                List.of("alice", "p\u00e4ssw\u00f6rd\u20ac", "b\u00f8ss"),
                List.of("quo\"ted\\", "pass,word", "comma, space"));
        return pairs().flatMap(pair -> names.stream().map(name -> Arguments.of(pair.get()[0], pair.get()[1], name)));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("pairsAndNames")
    @DisplayName("D4, D9, D11: names and passwords within ISO 8859-1 and beyond it, quotes, and an authzid")
    void takesNames(DigestPeers of, DigestPeers at, List<String> names) throws SaslException {
        String authzid = names.get(2).isEmpty() ? null : names.get(2);
        SaslClient client = of.client(authzid, Map.of(), DigestPeers.login(names.get(0), names.get(1)));
        SaslServer server = at.server(Map.of(), DigestPeers.user(names.get(0), names.get(1)));

        logIn(client, server);

        assertThat(server.getAuthorizationID()).isEqualTo(authzid == null ? names.get(0) : authzid);
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("pairs")
    @DisplayName("D15: several realms, the first of which the client chooses")
    void choosesRealm(DigestPeers of, DigestPeers at) throws SaslException {
        SaslClient client = of.client(null, Map.of(), DigestPeers.login("alice", "secret"));
        SaslServer server = at.server(Map.of(REALM, "sales engineering"), DigestPeers.user("alice", "secret"));

        logIn(client, server);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(server.getNegotiatedProperty(Sasl.BOUND_SERVER_NAME)).isEqualTo("localhost");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("pairs")
    @DisplayName("D10: a server without UTF-8 takes what ISO 8859-1 has")
    void takesLatin1(DigestPeers of, DigestPeers at) throws SaslException {
        Map<String, String> latin1 = Map.of("com.sun.security.sasl.digest.utf8", "false");
        SaslClient client = of.client(null, Map.of(), DigestPeers.login("pass\u00e9", "secr\u00e9t"));
        SaslServer server = at.server(latin1, DigestPeers.user("pass\u00e9", "secr\u00e9t"));

        logIn(client, server);
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
