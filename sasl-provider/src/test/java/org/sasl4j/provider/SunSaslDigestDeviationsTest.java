package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.sasl4j.provider.DigestPeers.OURS;
import static org.sasl4j.provider.DigestPeers.SUN;
import static org.sasl4j.provider.HandMadeDigest.CHALLENGE;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.utf8;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.digest.DigestSessions;

/** Where the JDK's DIGEST-MD5 breaks RFC 2831, side by side with ours, which must not. */
class SunSaslDigestDeviationsTest {
    private static final String REALM = "com.sun.security.sasl.digest.realm";
    private static final Map<String, String> INT = Map.of(Sasl.QOP, "auth-int");

    private static SaslServer server(DigestPeers peer, Map<String, ?> props) throws SaslException {
        return peer.server(props, DigestPeers.user("alice", "secret"));
    }

    private static SaslClient client(DigestPeers peer, Map<String, ?> props) throws SaslException {
        return peer.client(null, props, DigestPeers.login("alice", "secret"));
    }

    private static String answer(SaslClient client, String challenge) throws SaslException {
        return latin1(client.evaluateChallenge(challenge.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static boolean accepts(SaslServer server, byte[] response) {
        try {
            server.evaluateResponse(response);
        } catch (SaslException e) {
            assertThat(server.isComplete()).isFalse();
        }
        return server.isComplete();
    }

    /** Whether a server takes a right response that was changed after it was proven. */
    private static boolean accepts(DigestPeers peer, String before, String after) throws SaslException {
        SaslServer server = server(peer, Map.of());
        String right = HandMadeDigest.begin(server).proving();
        assertThat(right).contains(before);
        return accepts(server, utf8(right.replace(before, after)));
    }

    /** A pair that has logged in. */
    private record Pair(SaslClient client, SaslServer server) {
        static Pair between(DigestPeers of, DigestPeers at, Map<String, ?> props) throws SaslException {
            SaslClient client = of.client(null, props, DigestPeers.login("alice", "secret"));
            SaslServer server = at.server(props, DigestPeers.user("alice", "secret"));
            byte[] response = client.evaluateChallenge(server.evaluateResponse(new byte[0]));
            assertThat(client.evaluateChallenge(server.evaluateResponse(response)))
                    .isNull();
            return new Pair(client, server);
        }
    }

    @Test
    @DisplayName("D1: SunSASL takes a challenge of 2048 octets and a response of 4096; ours one less")
    void longestMessages() throws SaslException {
        String challenge = CHALLENGE + ",pad=" + "x".repeat(2048 - CHALLENGE.length() - 5);
        assertThat(answer(client(SUN, Map.of()), challenge)).startsWith("charset");
        SaslClient ours = client(OURS, Map.of());
        assertFails(Reason.MALFORMED, "2048 octets", () -> answer(ours, challenge));
        assertThat(answer(client(OURS, Map.of()), challenge.substring(0, 2047))).startsWith("charset");

        assertThat(takesResponseOf(4096, SUN)).isTrue();
        assertThat(takesResponseOf(4097, SUN)).isFalse();
        assertThat(takesResponseOf(4096, OURS)).isFalse();
        assertThat(takesResponseOf(4095, OURS)).isTrue();
    }

    private static boolean takesResponseOf(int length, DigestPeers peer) throws SaslException {
        SaslServer server = server(peer, Map.of());
        String response = HandMadeDigest.begin(server).proving() + ",pad=";
        return accepts(server, utf8(response + "x".repeat(length - response.length())));
    }

    @Test
    @DisplayName(
            "D5: SunSASL's client quotes the cipher and its server maxbuf, which are tokens; ours writes them bare")
    void quotedTokens() throws SaslException {
        Map<String, String> sealed = Map.of(Sasl.QOP, "auth-conf", Sasl.MAX_BUFFER, "4096");
        String challenge = CHALLENGE.replace("\"auth\"", "\"auth-conf\"") + ",cipher=\"rc4\"";

        assertThat(answer(client(SUN, sealed), challenge)).contains("cipher=\"rc4\"");
        assertThat(answer(client(OURS, sealed), challenge)).contains("cipher=rc4");
        assertThat(latin1(server(SUN, sealed).evaluateResponse(new byte[0]))).contains("maxbuf=\"4096\"");
        assertThat(latin1(server(OURS, sealed).evaluateResponse(new byte[0]))).contains("maxbuf=4096");
        Pair.between(SUN, OURS, sealed); // and each reads the other's
        Pair.between(OURS, SUN, sealed);
    }

    @ParameterizedTest
    @DisplayName("D6, D2: SunSASL's server never looks at nc, nor how often it stands; ours wants 00000001 once")
    @ValueSource(strings = {"nc=00000099", "nc=xyz", "nc=00000001,nc=00000002", "x=y"})
    void nonceCount(String written) throws SaslException {
        assertThat(accepts(SUN, "nc=00000001", written)).isTrue();
        assertThat(accepts(OURS, "nc=00000001", written)).isFalse();

        SaslServer ours = server(OURS, Map.of()); // even where the proof is over the same
        String response = HandMadeDigest.begin(ours).counting("00000099").proving();
        assertFails(Reason.MALFORMED, "nonce-count", () -> ours.evaluateResponse(utf8(response)));
    }

    @Test
    @DisplayName("D3: SunSASL's server does without the comma between directives; ours does not")
    void missingComma() throws SaslException {
        assertThat(accepts(SUN, "charset=utf-8,", "charset=utf-8 ")).isTrue();
        assertThat(accepts(OURS, "charset=utf-8,", "charset=utf-8 ")).isFalse();
        assertThat(accepts(OURS, "charset=utf-8,", "charset=utf-8 ,\r\n\t")).isTrue();
    }

    @Test
    @DisplayName("D10: without UTF-8 SunSASL hashes and sends '?' for what ISO 8859-1 has not; ours sends nothing")
    void questionMark() throws SaslException {
        Map<String, String> latin1 = Map.of("com.sun.security.sasl.digest.utf8", "false");
        SaslServer sun = SUN.server(latin1, DigestPeers.user("?", "?"));
        SaslClient client = SUN.client(null, Map.of(), DigestPeers.login("\u0438", "\u4f60"));
        assertThat(accepts(sun, client.evaluateChallenge(sun.evaluateResponse(new byte[0]))))
                .isTrue();

        for (String name : new String[] {"\u0438", "alice"}) {
            SaslServer server = OURS.server(latin1, DigestPeers.user("?", "?"));
            SaslClient ours = OURS.client(null, Map.of(), DigestPeers.login(name, "\u4f60"));
            byte[] challenge = server.evaluateResponse(new byte[0]);
            assertFails(Reason.ABORTED, "ISO 8859-1", () -> ours.evaluateChallenge(challenge));
        }
    }

    @Test
    @DisplayName("D11: SunSASL's client throws IllegalArgumentException for an empty authzid; ours takes it as none")
    void emptyAuthzid() throws SaslException {
        SaslClient sun = SUN.client("", Map.of(), DigestPeers.login("alice", "secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> answer(sun, CHALLENGE));

        SaslClient ours = OURS.client("", Map.of(), DigestPeers.login("alice", "secret"));
        assertThat(answer(ours, CHALLENGE)).contains("username=\"alice\"").doesNotContain("authzid");
    }

    @ParameterizedTest
    @DisplayName("D12: SunSASL's client is complete although the server proved nothing; ours is not")
    @ValueSource(strings = {"rspauth=00000000000000000000000000000000", "rspauth=", "nonce=\"again\""})
    void unprovenServer(String last) throws SaslException {
        SaslClient sun = client(SUN, Map.of());
        answer(sun, CHALLENGE);
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> answer(sun, last));
        assertThat(sun.isComplete()).isTrue();
        assertThat(sun.getNegotiatedProperty(Sasl.QOP)).isEqualTo("auth");

        SaslClient ours = client(OURS, Map.of());
        answer(ours, CHALLENGE);
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> answer(ours, last));
        assertThat(ours.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> ours.getNegotiatedProperty(Sasl.QOP));
    }

    private static SaslServer unbound(DigestPeers peer) throws SaslException {
        return peer.servers()
                .createSaslServer(
                        DigestPeers.MECHANISM,
                        "test",
                        null,
                        Map.of(REALM, "localhost"),
                        DigestPeers.user("alice", "secret"));
    }

    @Test
    @DisplayName("D13: SunSASL's unbound server throws NullPointerException without a digest-uri, and"
            + " StringIndexOutOfBoundsException for a short one; ours a SaslException")
    void unboundServerWithoutUri() throws SaslException {
        SaslServer sun = unbound(SUN);
        String without = HandMadeDigest.begin(sun).proving().replace("digest-uri=", "x=");
        assertThatNullPointerException().isThrownBy(() -> sun.evaluateResponse(utf8(without)));
        SaslServer again = unbound(SUN);
        String brief = HandMadeDigest.begin(again).at("x").proving();
        assertThatExceptionOfType(StringIndexOutOfBoundsException.class)
                .isThrownBy(() -> again.evaluateResponse(utf8(brief)));

        SaslServer ours = unbound(OURS);
        String same = HandMadeDigest.begin(ours).proving().replace("digest-uri=", "x=");
        assertFails(Reason.MALFORMED, "lacks the directive digest-uri", () -> ours.evaluateResponse(utf8(same)));
        SaslServer oursAgain = unbound(OURS);
        String sameBrief = HandMadeDigest.begin(oursAgain).at("x").proving();
        assertFails(Reason.MALFORMED, "serv-type/host", () -> oursAgain.evaluateResponse(utf8(sameBrief)));
    }

    @Test
    @DisplayName(
            "D16: SunSASL takes a maxbuf of 5 and counts 11 octets less than none; ours refuses what leaves no room")
    void maxbufWithoutRoom() throws SaslException {
        SaslServer sun = server(SUN, INT);
        String response = HandMadeDigest.begin(sun).choosing("auth-int").proving() + ",maxbuf=5";
        assertThat(accepts(sun, utf8(response))).isTrue();
        assertThat(sun.getNegotiatedProperty(Sasl.RAW_SEND_SIZE)).isEqualTo("-11");

        SaslServer ours = server(OURS, INT);
        String same = HandMadeDigest.begin(ours).choosing("auth-int").proving() + ",maxbuf=5";
        assertFails(Reason.MALFORMED, "maxbuf", () -> ours.evaluateResponse(utf8(same)));
    }

    @Test
    @DisplayName(
            "D16: SunSASL throws NumberFormatException for a maxbuf that is no number, even with auth; ours where it matters")
    void maxbufThatIsNoNumber() throws SaslException {
        SaslClient sun = client(SUN, Map.of());
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> answer(sun, CHALLENGE + ",maxbuf=abc"));
        SaslServer sunServer = server(SUN, Map.of());
        String response = HandMadeDigest.begin(sunServer).proving() + ",maxbuf=abc";
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> sunServer.evaluateResponse(utf8(response)));

        assertThat(answer(client(OURS, Map.of()), CHALLENGE + ",maxbuf=abc")).contains(",qop=auth");
        SaslClient ours = client(OURS, INT);
        String signed = CHALLENGE.replace("\"auth\"", "\"auth-int\"") + ",maxbuf=abc";
        assertFails(Reason.MALFORMED, "maxbuf", () -> answer(ours, signed));
    }

    @ParameterizedTest
    @DisplayName("D17: SunSASL gives a forged message as an empty one and goes on; ours throws, and its layer is dead")
    @CsvSource({"auth-int", "auth-conf"})
    void forgedMessage(String qop) throws SaslException {
        Pair atSun = Pair.between(OURS, SUN, Map.of(Sasl.QOP, qop));
        byte[] wrapped = atSun.client().wrap(new byte[16], 0, 16);
        wrapped[0] ^= 1;
        assertThat(atSun.server().unwrap(wrapped, 0, wrapped.length)).isEmpty();

        Pair atOurs = Pair.between(SUN, OURS, Map.of(Sasl.QOP, qop));
        byte[] same = atOurs.client().wrap(new byte[16], 0, 16);
        same[0] ^= 1;
        assertFails(
                Reason.MALFORMED, "changed on its way", () -> atOurs.server().unwrap(same, 0, same.length));
        assertFails(Reason.ABORTED, "closed", () -> atOurs.server().wrap(new byte[3], 0, 3));
    }

    @ParameterizedTest
    @DisplayName(
            "D18: whoever flips one bit of the padding has SunSASL read beyond the message; ours only sees a forgery")
    @ValueSource(strings = {"3des", "des"})
    void paddingBelowZero(String cipher) throws SaslException {
        Map<String, String> sealed = Map.of(Sasl.QOP, "auth-conf", "com.sun.security.sasl.digest.cipher", cipher);
        Pair atSun = Pair.between(OURS, SUN, sealed);
        byte[] forged = flipped(atSun.client().wrap(new byte[20], 0, 20));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> atSun.server().unwrap(forged, 0, forged.length));

        Pair atOurs = Pair.between(SUN, OURS, sealed);
        byte[] same = flipped(atOurs.client().wrap(new byte[20], 0, 20));
        assertFails(
                Reason.MALFORMED, "changed on its way", () -> atOurs.server().unwrap(same, 0, same.length));
    }

    /** By CBC, a bit flipped in one block flips the same of the next: here the sign of the last octet of padding. */
    private static byte[] flipped(byte[] wrapped) {
        wrapped[wrapped.length - 6 - 10 - 1 - 8] ^= (byte) 0x80;
        return wrapped;
    }

    @Test
    @DisplayName(
            "D19: SunSASL's server has no subsequent authentication and challenges anew; ours resumes, and its client"
                    + " takes either")
    void subsequentAuthentication() throws SaslException {
        Map<String, Object> atServer = Map.of("org.sasl4j.digest.sessions", new DigestSessions(9, Duration.ofHours(1)));
        Map<String, Object> ofClient = Map.of("org.sasl4j.digest.sessions", new DigestSessions(9, Duration.ofHours(1)));
        for (DigestPeers at : new DigestPeers[] {OURS, SUN}) {
            Ours.converse(client(OURS, ofClient), at.server(atServer, DigestPeers.user("alice", "secret")));
            SaslClient again = client(OURS, ofClient);
            SaslServer server = at.server(atServer, DigestPeers.user("alice", "secret"));
            assertThat(again.hasInitialResponse()).isTrue();
            String answer = latin1(server.evaluateResponse(again.evaluateChallenge(new byte[0])));

            assertThat(answer).startsWith(at == OURS ? "rspauth=" : "realm=");
            byte[] last = utf8(answer);
            if (at == SUN) {
                last = server.evaluateResponse(again.evaluateChallenge(last));
            }
            assertThat(again.evaluateChallenge(last)).isNull();
            assertThat(server.isComplete()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "D17: SunSASL wraps nothing as nothing, which nobody signed; ours as a message with MAC and number, and takes no other")
    void emptyMessage() throws SaslException {
        Pair pair = Pair.between(OURS, SUN, INT);

        assertThat(pair.server().wrap(new byte[0], 0, 0)).isEmpty();
        byte[] wrapped = pair.client().wrap(new byte[0], 0, 0);
        assertThat(wrapped).hasSize(16);
        assertThat(pair.server().unwrap(wrapped, 0, 16)).isEmpty();
        assertThat(pair.server().unwrap(new byte[0], 0, 0)).isEmpty();
        assertFails(Reason.MALFORMED, "too short", () -> pair.client().unwrap(new byte[0], 0, 0));
    }
}
