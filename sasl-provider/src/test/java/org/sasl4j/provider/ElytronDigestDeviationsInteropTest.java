package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.DigestPeers.ELYTRON;
import static org.sasl4j.provider.DigestPeers.OURS;
import static org.sasl4j.provider.DigestPeers.SUN;
import static org.sasl4j.provider.HandMadeDigest.CHALLENGE;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.utf8;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.sasl.RealmChoiceCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;

/** Where Elytron breaks RFC 2831, side by side with ours, which must not. */
class ElytronDigestDeviationsInteropTest {
    private static final String ELYTRON_CIPHERS = "wildfly.security.sasl.digest.ciphers";
    private static final Map<String, String> CONF = Map.of(Sasl.QOP, "auth-conf");

    private static SaslServer server(DigestPeers peer, Map<String, ?> props) throws SaslException {
        return peer.server(props, DigestPeers.user("alice", "secret"));
    }

    private static SaslClient client(DigestPeers peer, Map<String, ?> props) throws SaslException {
        return peer.client(null, props, DigestPeers.login("alice", "secret"));
    }

    private static String answer(SaslClient client, String challenge) throws SaslException {
        return latin1(client.evaluateChallenge(latin1(challenge)));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static boolean accepts(SaslServer server, String response) {
        try {
            server.evaluateResponse(latin1(response));
        } catch (SaslException e) {
            assertThat(server.isComplete()).isFalse();
        }
        return server.isComplete();
    }

    private static boolean accepts(DigestPeers peer, String before, String after) throws SaslException {
        SaslServer server = server(peer, Map.of());
        String right = HandMadeDigest.begin(server).proving();
        String changed = right.replace(before, after);
        assertThat(changed).isNotEqualTo(right);
        return accepts(server, changed);
    }

    @Test
    @DisplayName("the hand-made client is right: both let it in as it is")
    void rightResponse() throws SaslException {
        for (DigestPeers peer : DigestPeers.values()) {
            SaslServer server = server(peer, Map.of());
            assertThat(accepts(server, HandMadeDigest.begin(server).proving()))
                    .as(peer.name())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @DisplayName("D2: Elytron's server takes the last of two; ours takes no directive twice")
    @ValueSource(
            strings = {"username=\"bob\"", "nonce=\"x\"", "cnonce=\"x\"", "nc=00000007", "qop=auth-int", "response=x"})
    void repeatedDirective(String first) throws SaslException {
        assertThat(accepts(ELYTRON, "charset=utf-8", "charset=utf-8," + first)).isTrue();
        assertThat(accepts(OURS, "charset=utf-8", "charset=utf-8," + first)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("D2: Elytron's client answers a challenge without md5-sess, or with two nonces; ours does not")
    @ValueSource(
            strings = {
                "nonce=\"a\"",
                "nonce=\"a\",algorithm=md5",
                "nonce=\"a\",algorithm=md5-sess,algorithm=md5-sess",
                "nonce=\"b\",nonce=\"a\",algorithm=md5-sess",
                "nonce=\"a\",qop=\"auth\",qop=\"auth\",algorithm=md5-sess"
            })
    void challengeWithoutItsDirectives(String challenge) throws SaslException {
        assertThat(answer(client(ELYTRON, Map.of()), challenge)).contains("nonce=\"a\"");
        SaslClient ours = client(OURS, Map.of());
        assertFails(Reason.MALFORMED, "the DIGEST-MD5 message", () -> ours.evaluateChallenge(utf8(challenge)));
    }

    @Test
    @DisplayName(
            "D2: Elytron's client takes any directive that begins with realm for one; ours ignores what it does not know")
    void directiveThatBeginsWithRealm() throws SaslException {
        String challenge = CHALLENGE + ",realmlist=\"evil\"";
        Answers ofElytron = DigestPeers.login("alice", "secret");
        ELYTRON.client(null, Map.of(), ofElytron).evaluateChallenge(utf8(challenge));
        assertThat(ofElytron.calls().toString()).contains(RealmChoiceCallback.class.getSimpleName());

        Answers ofOurs = DigestPeers.login("alice", "secret");
        OURS.client(null, Map.of(), ofOurs).evaluateChallenge(utf8(challenge));
        assertThat(ofOurs.calls().toString()).doesNotContain(RealmChoiceCallback.class.getSimpleName());
    }

    @ParameterizedTest
    @DisplayName("D3: Elytron's server knows directives in lower case alone, and no empty elements; ours takes them")
    @ValueSource(strings = {"UserName=", "USERNAME=", ",username=", ", ,username="})
    void caseAndEmptyElements(String written) throws SaslException {
        assertThat(accepts(ELYTRON, "username=", written)).isFalse();
        assertThat(accepts(OURS, "username=", written)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("D3: so does Elytron's client")
    @ValueSource(strings = {"NONCE=", ",,nonce="})
    void caseAndEmptyElementsOfChallenge(String written) throws SaslException {
        String challenge = CHALLENGE.replace("nonce=", written);
        SaslClient elytron = client(ELYTRON, Map.of());
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> answer(elytron, challenge));

        assertThat(answer(client(OURS, Map.of()), challenge)).contains("nonce=\"OA6MG9tEQGm2hh\"");
    }

    @Test
    @DisplayName("D4: Elytron's client does not escape the nonce it sends back; ours does")
    void nonceWithQuote() throws SaslException {
        String challenge = CHALLENGE.replace("OA6MG9tEQGm2hh", "OA6M\\\"G9\\\\hh");

        assertThat(answer(client(ELYTRON, Map.of()), challenge)).contains("nonce=\"OA6M\"G9\\hh\"");
        assertThat(answer(client(OURS, Map.of()), challenge)).contains("nonce=\"OA6M\\\"G9\\\\hh\"");
    }

    @ParameterizedTest
    @DisplayName("D6: Elytron's server reads nc as a decimal number; ours wants 8 hexadecimal digits")
    @ValueSource(strings = {"1", "01", "+1", "000000001"})
    void nonceCountThatIsANumber(String nc) throws SaslException {
        assertThat(accepts(ELYTRON, "nc=00000001", "nc=" + nc)).isTrue();
        assertRefusesNonceCount(nc);
    }

    @Test
    @DisplayName(
            "D6: Elytron's server throws NumberFormatException where nc has a hexadecimal digit; ours a SaslException")
    void nonceCountWithHexadecimalDigit() throws SaslException {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> accepts(ELYTRON, "nc=00000001", "nc=0000000a"));
        assertRefusesNonceCount("0000000a");
    }

    /** Even where the proof is over the same. */
    private static void assertRefusesNonceCount(String nc) throws SaslException {
        SaslServer ours = server(OURS, Map.of());
        String response = HandMadeDigest.begin(ours).counting(nc).proving();
        assertFails(Reason.MALFORMED, "nonce-count", () -> ours.evaluateResponse(utf8(response)));
    }

    @Test
    @DisplayName(
            "D7: Elytron's server that offers auth-conf alone lets a client in with auth, without a layer; ours does not")
    void qopThatWasNotOffered() throws SaslException {
        SaslServer elytron = server(ELYTRON, CONF);
        assertThat(accepts(elytron, HandMadeDigest.begin(elytron).proving())).isTrue();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> elytron.wrap(new byte[1], 0, 1));

        SaslServer ours = server(OURS, CONF);
        String response = HandMadeDigest.begin(ours).proving();
        assertFails(Reason.MALFORMED, "qop that was not offered", () -> ours.evaluateResponse(utf8(response)));
    }

    @Test
    @DisplayName("D7: Elytron's server that offers 3des alone takes rc4-40; ours does not")
    void cipherThatWasNotOffered() throws SaslException {
        SaslServer elytron = server(ELYTRON, Map.of(Sasl.QOP, "auth-conf", ELYTRON_CIPHERS, "3des"));
        String weak = HandMadeDigest.begin(elytron).choosing("auth-conf").proving() + ",cipher=rc4-40";
        assertThat(accepts(elytron, weak)).isTrue();

        SaslServer ours = server(OURS, Map.of(Sasl.QOP, "auth-conf", "org.sasl4j.digest.cipher", "3des"));
        String same = HandMadeDigest.begin(ours).choosing("auth-conf").proving() + ",cipher=rc4-40";
        assertFails(Reason.MALFORMED, "cipher that was not offered", () -> ours.evaluateResponse(utf8(same)));
    }

    @Test
    @DisplayName(
            "D8: Elytron's client looks for a cipher even for auth, and fails where it knows none; ours does not care")
    void cipherListWithAuth() throws SaslException {
        SaslClient elytron = client(ELYTRON, Map.of());
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> answer(elytron, CHALLENGE + ",cipher=\"aes-gcm\""));
        assertThat(answer(client(ELYTRON, Map.of()), CHALLENGE + ",cipher=\"rc4\""))
                .contains("cipher=\"rc4\"");

        assertThat(answer(client(OURS, Map.of()), CHALLENGE + ",cipher=\"aes-gcm\""))
                .contains(",qop=auth")
                .doesNotContain("cipher");
    }

    @Test
    @DisplayName("D8: with auth-conf preferred and no cipher known, Elytron's client fails; ours takes the next qop")
    void noKnownCipher() throws SaslException {
        Map<String, String> preferences = Map.of(Sasl.QOP, "auth-conf,auth-int");
        String challenge = CHALLENGE.replace("\"auth\"", "\"auth,auth-int,auth-conf\"") + ",cipher=\"aes-gcm\"";
        SaslClient elytron = client(ELYTRON, preferences);
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> answer(elytron, challenge));

        assertThat(answer(client(OURS, preferences), challenge)).contains(",qop=auth-int");
    }

    private static boolean logsIn(DigestPeers of, DigestPeers at, String password) throws SaslException {
        SaslClient client = of.client(null, Map.of(), DigestPeers.login("alice", password));
        SaslServer server = at.server(Map.of(), DigestPeers.user("alice", password));
        return accepts(server, latin1(client.evaluateChallenge(server.evaluateResponse(new byte[0]))));
    }

    @Test
    @DisplayName(
            "D9: Elytron hashes a password within ISO 8859-1 in UTF-8, so only Elytron understands it; ours is the JDK's")
    void passwordWithinLatin1() throws SaslException {
        assertThat(logsIn(ELYTRON, ELYTRON, "pass\u00e9")).isTrue();
        assertThat(logsIn(ELYTRON, SUN, "pass\u00e9")).isFalse();
        assertThat(logsIn(SUN, ELYTRON, "pass\u00e9")).isFalse();
        assertThat(logsIn(OURS, ELYTRON, "pass\u00e9")).isFalse();
        assertThat(logsIn(OURS, SUN, "pass\u00e9")).isTrue();
        assertThat(logsIn(SUN, OURS, "pass\u00e9")).isTrue();
    }

    @Test
    @DisplayName("D10: without UTF-8 Elytron's client sends a name as '?'; ours fails before it sends anything")
    void nameBeyondLatin1() throws SaslException {
        String challenge = CHALLENGE.replace(",charset=utf-8", "");
        Answers handler = DigestPeers.login("\u0438", "secret");
        assertThat(answer(ELYTRON.client(null, Map.of(), handler), challenge)).contains("username=\"?\"");

        SaslClient ours = OURS.client(null, Map.of(), handler);
        assertFails(Reason.ABORTED, "ISO 8859-1", () -> ours.evaluateChallenge(utf8(challenge)));
    }

    @Test
    @DisplayName(
            "D13: Elytron's server throws ArrayIndexOutOfBoundsException at a digest-uri without '/'; ours a SaslException")
    void uriWithoutSlash() throws SaslException {
        SaslServer elytron = server(ELYTRON, Map.of());
        String response = HandMadeDigest.begin(elytron).at("test").proving();
        assertThatExceptionOfType(ArrayIndexOutOfBoundsException.class).isThrownBy(() -> accepts(elytron, response));

        SaslServer ours = server(OURS, Map.of());
        String same = HandMadeDigest.begin(ours).at("test").proving();
        assertFails(Reason.MALFORMED, "digest-uri", () -> ours.evaluateResponse(utf8(same)));
    }

    /** A pair that has agreed on auth-conf with DES. */
    private record Sealed(SaslClient client, SaslServer server) {
        static Sealed between(DigestPeers of, DigestPeers at) throws SaslException {
            Map<String, String> props =
                    Map.of(Sasl.QOP, "auth-conf", "org.sasl4j.digest.cipher", "des", ELYTRON_CIPHERS, "des");
            SaslClient client = of.client(null, props, DigestPeers.login("alice", "secret"));
            SaslServer server = at.server(props, DigestPeers.user("alice", "secret"));
            byte[] response = client.evaluateChallenge(server.evaluateResponse(new byte[0]));
            assertThat(client.evaluateChallenge(server.evaluateResponse(response)))
                    .isNull();
            return new Sealed(client, server);
        }

        String passes(String text) throws SaslException {
            byte[] octets = utf8(text);
            byte[] wrapped = client.wrap(octets, 0, octets.length);
            return latin1(server.unwrap(wrapped, 0, wrapped.length));
        }
    }

    @Test
    @DisplayName(
            "D18: Elytron never strips 8 octets of padding: the message vanishes and so does every one after it; ours strips it")
    void wholeBlockOfPadding() throws SaslException {
        Sealed atElytron = Sealed.between(OURS, ELYTRON);
        assertThat(atElytron.passes("of 10 long")).isEqualTo("of 10 long");
        assertThat(atElytron.passes("of six")).isEmpty();
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> atElytron.passes("of 10 long"));
        Sealed withItself = Sealed.between(ELYTRON, ELYTRON);
        assertThat(withItself.passes("of six")).isEmpty();

        Sealed atOurs = Sealed.between(ELYTRON, OURS);
        assertThat(atOurs.passes("of six")).isEqualTo("of six");
        assertThat(atOurs.passes("of 10 long")).isEqualTo("of 10 long");
    }

    @Test
    @DisplayName("D18: Elytron strips the end of a message that looks like its padding; ours counts")
    void messageThatEndsInItsPadding() throws SaslException {
        assertThat(Sealed.between(OURS, ELYTRON).passes("x\4")).isEmpty();
        Sealed atElytron = Sealed.between(OURS, ELYTRON);
        assertThatExceptionOfType(ArrayIndexOutOfBoundsException.class).isThrownBy(() -> atElytron.passes("\5"));

        Sealed atOurs = Sealed.between(ELYTRON, OURS);
        assertThat(atOurs.passes("x\4")).isEqualTo("x\4");
        assertThat(atOurs.passes("\5")).isEqualTo("\5");
    }

    @Test
    @DisplayName("D1: Elytron takes messages of any length; ours challenges below 2048 octets and responses below 4096")
    void longMessages() throws SaslException {
        String challenge = CHALLENGE + ",pad=" + "x".repeat(2048 - CHALLENGE.length() - 5);
        assertThat(answer(client(ELYTRON, Map.of()), challenge)).startsWith("charset");
        SaslClient ours = client(OURS, Map.of());
        assertFails(Reason.MALFORMED, "2048 octets", () -> answer(ours, challenge));

        assertThat(accepts(ELYTRON, "qop=auth", "qop=auth,pad=" + "x".repeat(5000)))
                .isTrue();
        assertThat(accepts(OURS, "qop=auth", "qop=auth,pad=" + "x".repeat(5000)))
                .isFalse();
        assertThat(accepts(OURS, "qop=auth", "qop=auth,pad=" + "x".repeat(3000)))
                .isTrue();
    }

    @Test
    @DisplayName(
            "D11: an authzid is UTF-8 whatever the charset; Elytron's client sends ISO 8859-1 without UTF-8, ours does not")
    void authzidWithoutUtf8() throws SaslException {
        String challenge = CHALLENGE.replace(",charset=utf-8", "");
        Answers handler = DigestPeers.login("alice", "secret");

        assertThat(answer(ELYTRON.client("b\u00f8ss", Map.of(), handler), challenge))
                .contains("authzid=\"b\u00f8ss\"");
        assertThat(answer(OURS.client("b\u00f8ss", Map.of(), handler), challenge))
                .contains("authzid=\"b\u00c3\u00b8ss\"");
    }

    @Test
    @DisplayName("D11: Elytron's client sends an empty authzid, which ours takes as none and does not send")
    void emptyAuthzid() throws SaslException {
        SaslServer server = server(OURS, Map.of());
        Answers handler = DigestPeers.login("alice", "secret");
        String response = answer(ELYTRON.client("", Map.of(), handler), latin1(server.evaluateResponse(new byte[0])));

        assertThat(response).contains("authzid=\"\"");
        assertThat(accepts(server, response)).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(answer(OURS.client("", Map.of(), handler), CHALLENGE)).doesNotContain("authzid");
    }

    @Test
    @DisplayName(
            "D16: Elytron's client sends the server's maxbuf back for its own, and NumberFormatException; ours its own")
    void maxbufOfTheServer() throws SaslException {
        Map<String, String> signed = Map.of(Sasl.QOP, "auth-int", Sasl.MAX_BUFFER, "4096");
        String challenge = CHALLENGE.replace("\"auth\"", "\"auth-int\"") + ",maxbuf=";
        assertThat(answer(client(ELYTRON, signed), challenge + "2000")).contains("maxbuf=2000");
        assertThat(answer(client(OURS, signed), challenge + "2000")).contains("maxbuf=4096");

        SaslClient elytron = client(ELYTRON, signed);
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> answer(elytron, challenge + "abc"));
        SaslClient ours = client(OURS, signed);
        assertFails(Reason.MALFORMED, "maxbuf", () -> answer(ours, challenge + "abc"));
    }

    @Test
    @DisplayName("D17: Elytron gives a forged message as an empty one; ours throws, and its layer is dead")
    void forgedMessage() throws SaslException {
        byte[] forged = new byte[24 + 6];
        forged[25] = 1; // the type; of the number expected
        Sealed atElytron = Sealed.between(OURS, ELYTRON);
        assertThat(atElytron.server().unwrap(forged, 0, forged.length)).isEmpty();

        SaslServer ours = Sealed.between(ELYTRON, OURS).server();
        assertFails(Reason.MALFORMED, "changed on its way", () -> ours.unwrap(forged, 0, forged.length));
        assertFails(Reason.ABORTED, "closed", () -> ours.unwrap(forged, 0, forged.length));
    }

    @Test
    @DisplayName("D17: Elytron wraps nothing as nothing, without a MAC or a number; ours as a message with both")
    void emptyMessage() throws SaslException {
        Sealed pair = Sealed.between(OURS, ELYTRON);

        assertThat(pair.server().wrap(new byte[0], 0, 0)).isEmpty();
        assertThat(pair.client().wrap(new byte[0], 0, 0)).hasSize(16 + 6);
    }

    @Test
    @DisplayName("D19: Elytron's server throws at an initial response; ours answers it with a challenge")
    void initialResponse() throws SaslException {
        String response = HandMadeDigest.begin(server(OURS, Map.of())).proving();
        SaslServer elytron = server(ELYTRON, Map.of());
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> elytron.evaluateResponse(utf8(response)));

        for (String initial : new String[] {response, "of whatever kind"}) {
            SaslServer ours = server(OURS, Map.of());
            assertThat(latin1(ours.evaluateResponse(utf8(initial)))).contains("nonce=");
        }
    }

    @Test
    @DisplayName("D16: Elytron tells what it negotiated but for the size to send, which ours tells as a String")
    void negotiatedProperties() throws SaslException {
        Sealed pair = Sealed.between(OURS, ELYTRON);
        for (String key : new String[] {Sasl.QOP, Sasl.STRENGTH, Sasl.MAX_BUFFER}) {
            assertThat(pair.client().getNegotiatedProperty(key))
                    .as(key)
                    .isEqualTo(pair.server().getNegotiatedProperty(key));
        }
        assertThat(pair.server().getNegotiatedProperty(Sasl.RAW_SEND_SIZE)).isNull();
        assertThat(pair.client().getNegotiatedProperty(Sasl.RAW_SEND_SIZE)).isEqualTo("65512");
    }
}
