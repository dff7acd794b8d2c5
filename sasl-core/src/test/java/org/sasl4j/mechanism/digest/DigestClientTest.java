package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.sasl4j.mechanism.digest.DigestPeers.message;
import static org.sasl4j.mechanism.digest.DigestPeers.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Context;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer.Strength;

/** A client of DIGEST-MD5 and the challenges of good and bad servers. */
class DigestClientTest {
    private static final String NONCE = "nonce=\"OA6MG9tEQGm2hh\"";
    private static final String PLAIN = "realm=\"elwood.innosoft.com\"," + NONCE + ",algorithm=md5-sess,charset=utf-8";
    private static final DigestPeers CHRIS = DigestPeers.chris().withNonce("OA6MHXh6VqTrRk");
    private static final String RFC_RESPONSE = "response=d388dad90d4bbd760a152321f2143af7";

    private static String respond(DigestPeers peers, String challenge) throws MechanismException {
        return text(peers.client().evaluate(message(challenge)));
    }

    private static void assertRefuses(Reason reason, String words, DigestPeers peers, String challenge) {
        Exchange client = peers.client();
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client.evaluate(message(challenge)))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(client.isComplete()).isFalse();
    }

    private static DigestPeers protecting(Qop... qops) {
        return CHRIS.with(Protection.of(qops));
    }

    @Test
    @DisplayName("D1: a challenge of 2047 octets is taken, one of 2048 is not")
    void takesChallengesBelow2048Octets() throws MechanismException {
        String longest = PLAIN + ",pad=" + "x".repeat(2047 - PLAIN.length() - 5);

        assertThat(respond(CHRIS, longest)).contains(RFC_RESPONSE);
        assertRefuses(Reason.MALFORMED, "2048 octets", CHRIS, longest + "x");
    }

    @Test
    @DisplayName("D1: a response of 4096 octets is not sent, whatever the names are")
    void sendsResponsesBelow4096Octets() throws MechanismException {
        int rest = respond(CHRIS.at("imap", "h"), PLAIN).length() - 1;

        assertThat(respond(CHRIS.at("imap", "h".repeat(4095 - rest)), PLAIN)).hasSize(4095);
        assertRefuses(Reason.ABORTED, "4096 octets", CHRIS.at("imap", "h".repeat(4096 - rest)), PLAIN);
    }

    @ParameterizedTest
    @DisplayName("D2: what must not stand twice")
    @ValueSource(
            strings = {
                NONCE,
                "algorithm=md5-sess",
                "charset=utf-8",
                "qop=\"auth\",qop=\"auth\"",
                "maxbuf=1000,maxbuf=1000",
                "stale=true,stale=true",
                "cipher=\"rc4\",cipher=\"rc4\""
            })
    void refusesRepeats(String more) {
        assertRefuses(Reason.MALFORMED, "twice", CHRIS, PLAIN + "," + more);
    }

    @ParameterizedTest
    @DisplayName("D2: what must stand")
    @ValueSource(strings = {"realm=\"a\",algorithm=md5-sess", NONCE + ",realm=\"a\""})
    void refusesWhatLacksADirective(String challenge) {
        assertRefuses(Reason.MALFORMED, "lacks the directive", CHRIS, challenge);
    }

    @ParameterizedTest
    @DisplayName("D2: other algorithms and charsets")
    @ValueSource(strings = {NONCE + ",algorithm=md5", NONCE + ",algorithm=md5-sess,charset=iso-8859-1"})
    void refusesOtherAlgorithmsAndCharsets(String challenge) {
        assertRefuses(Reason.MALFORMED, "other than", CHRIS, challenge);
    }

    @ParameterizedTest
    @DisplayName("D3, D5: quoted or not, in any case and order, with what nobody knows in between")
    @ValueSource(
            strings = {
                "REALM=\"elwood.innosoft.com\",Nonce=OA6MG9tEQGm2hh,QOP=auth,ALGORITHM=\"MD5-SESS\",charset=\"UTF-8\"",
                "algorithm=md5-sess , ,charset=utf-8,nonce = \"OA6MG9tEQGm2hh\",qop=\"auth, x-more\","
                        + "realm=\"elwood.innosoft.com\",opaque=\"x\",domain=\"x\",maxbuf=\"65536\",future=x,future=y"
            })
    void takesWhatTheGrammarAllows(String challenge) throws MechanismException {
        assertThat(respond(CHRIS, challenge)).contains(RFC_RESPONSE);
    }

    @Test
    @DisplayName("D4: a nonce with quotes is sent back escaped and hashed as it is")
    void escapesTheNonce() throws MechanismException {
        DigestPeers server = CHRIS.withNonce("quo\"ted\\");
        Exchange exchange = server.server();
        byte[] response = CHRIS.client().evaluate(exchange.evaluate(null));

        assertThat(text(response)).contains("nonce=\"quo\\\"ted\\\\\"");
        assertThat(exchange.evaluate(response)).isNotNull();
    }

    @Test
    @DisplayName("D5: tokens are sent bare, and strings quoted")
    void sendsStrictly() throws MechanismException {
        DigestPeers peers = CHRIS.actingAs("boss")
                .with(new Protection(List.of(Qop.AUTH_CONF), List.of(Strength.values()), 1000, 1000));

        assertThat(respond(peers, PLAIN + ",qop=\"auth-conf\",cipher=\"rc4\""))
                .matches("charset=utf-8,username=\"chris\",realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\","
                        + "nc=00000001,cnonce=\"OA6MHXh6VqTrRk\",digest-uri=\"imap/elwood.innosoft.com\","
                        + "response=[0-9a-f]{32},qop=auth-conf,cipher=rc4,maxbuf=1000,authzid=\"boss\"");
    }

    @Test
    @DisplayName("D7: the client takes what it prefers of what is offered, and nothing that it does not accept")
    void choosesQop() throws MechanismException {
        String all = PLAIN + ",qop=\"auth,auth-int,auth-conf\",cipher=\"3des,rc4\"";

        assertThat(respond(protecting(Qop.AUTH_INT, Qop.AUTH_CONF, Qop.AUTH), all))
                .contains("qop=auth-int");
        assertThat(respond(protecting(Qop.AUTH_CONF, Qop.AUTH), all)).contains("qop=auth-conf,cipher=3des");
        assertThat(respond(CHRIS, all)).contains("qop=auth");
        assertThat(respond(protecting(Qop.AUTH_INT, Qop.AUTH), PLAIN)).contains("qop=auth");
        assertRefuses(Reason.POLICY, "the server offers the protection [auth]", protecting(Qop.AUTH_INT), PLAIN);
        assertRefuses(Reason.POLICY, "this client accepts [auth]", CHRIS, PLAIN + ",qop=\"auth-int,auth-future\"");
        assertRefuses(Reason.POLICY, "[]", CHRIS, PLAIN + ",qop=\"future\"");
    }

    @ParameterizedTest
    @DisplayName("D8: without a cipher that both know auth-conf is as if it were not offered")
    @ValueSource(strings = {"", ",cipher=\"aes-256\"", ",cipher=\"rc4-40\""})
    void fallsBackWithoutCommonCipher(String ciphers) throws MechanismException {
        String challenge = PLAIN + ",qop=\"auth,auth-conf\"" + ciphers;
        List<Strength> strong = List.of(Strength.HIGH, Strength.MEDIUM);
        DigestPeers both = CHRIS.with(new Protection(List.of(Qop.AUTH_CONF, Qop.AUTH), strong, 65536, 65536));
        DigestPeers only = CHRIS.with(new Protection(List.of(Qop.AUTH_CONF), strong, 65536, 65536));

        assertThat(respond(both, challenge)).contains("qop=auth").doesNotContain("cipher");
        assertRefuses(Reason.POLICY, "the server offers", only, challenge);
    }

    @Test
    @DisplayName("D8: ciphers do not matter to qop=auth")
    void ignoresCiphersWithoutConfidentiality() throws MechanismException {
        assertThat(respond(CHRIS, PLAIN + ",qop=\"auth\",cipher=\"aes-256\"")).contains(RFC_RESPONSE);
    }

    @ParameterizedTest
    @DisplayName("ciphers by strength in order of preference, or the one that was named")
    @CsvSource({
        "'HIGH,MEDIUM,LOW', '', 3des",
        "'MEDIUM,HIGH', '', des",
        "'LOW,MEDIUM', '', rc4-40",
        "'HIGH', 'rc4', rc4",
        "'HIGH,MEDIUM', 'rc4-56', rc4-56"
    })
    void choosesCipher(String strengths, String named, String chosen) throws MechanismException {
        List<Strength> order = java.util.Arrays.stream(strengths.split(","))
                .map(Strength::valueOf)
                .toList();
        DigestPeers all = CHRIS.with(new Protection(List.of(Qop.AUTH_CONF), order, 65536, 65536));
        DigestPeers peers = named.isEmpty() ? all : all.with(DigestMd5.CIPHER, List.of(named));

        assertThat(respond(peers, PLAIN + ",qop=\"auth-conf\",cipher=\"rc4-40,rc4-56,des,rc4,3des\""))
                .contains(",cipher=" + chosen);
    }

    @Test
    void saysThatNoCipherFits() {
        DigestPeers peers = CHRIS.with(new Protection(List.of(Qop.AUTH_CONF), List.of(Strength.LOW), 65536, 65536))
                .with(DigestMd5.CIPHER, List.of("3des"));

        assertRefuses(
                Reason.ABORTED,
                "no cipher of DIGEST-MD5 is in [3des], of strength [low] and has room in a buffer of 65536 octets; there are"
                        + " 3des (high)",
                peers,
                PLAIN + ",qop=\"auth-conf\",cipher=\"3des\"");
    }

    @Test
    @DisplayName("D9: without charset=utf-8 what ISO 8859-1 has is sent in it; D10: what it has not fails")
    void knowsWhatLatin1CanExpress() throws MechanismException {
        String latin1 = NONCE + ",algorithm=md5-sess";
        byte[] response = CHRIS.withUser("pass\u00e9").client().evaluate(message(latin1));

        assertThat(new String(response, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("username=\"pass\u00e9\"")
                .doesNotContain("charset");
        assertRefuses(Reason.ABORTED, "the user name has a character", CHRIS.withUser("\u0438"), latin1);
        assertRefuses(Reason.ABORTED, "the password has a character", CHRIS.withPassword("\u20ac"), latin1);
    }

    @Test
    @DisplayName("D11: an empty authorization identity is none")
    void sendsNoEmptyAuthzid() throws MechanismException {
        assertThat(respond(CHRIS.actingAs(""), PLAIN)).doesNotContain("authzid");
        assertThat(respond(CHRIS.actingAs("b\u00f8ss"), PLAIN)).contains("authzid=\"b\u00f8ss\"");
    }

    @ParameterizedTest
    @DisplayName("D12: a client is not complete before the server has proven itself, nor after it has not")
    @ValueSource(
            strings = {
                "rspauth=ea40f60335c427b5527b84dbabcdfffe",
                "rspauth=",
                "rspauth=ea40f60335c427b5527b84dbabcdfff",
                "rspauth=EA40F60335C427B5527B84DBABCDFFFD",
                "rspauth=ea40f60335c427b5527b84dbabcdfffd,rspauth=ea40f60335c427b5527b84dbabcdfffd",
                "response=d388dad90d4bbd760a152321f2143af7",
                "",
                PLAIN
            })
    void refusesAServerThatDoesNotProveItself(String last) throws MechanismException {
        Exchange client = CHRIS.client();
        client.evaluate(message(PLAIN));
        assertThat(client.isComplete()).isFalse();

        assertThatExceptionOfType(MechanismException.class).isThrownBy(() -> client.evaluate(message(last)));

        assertThat(client.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> client.property("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rspauth=ea40f60335c427b5527b84dbabcdfffd",
                "rspauth=\"ea40f60335c427b5527b84dbabcdfffd\"",
                " , RSPAUTH = ea40f60335c427b5527b84dbabcdfffd, more=x"
            })
    @DisplayName("D12: the proof, however it is written, ends it with nothing to send")
    void takesTheServersProof(String last) throws MechanismException {
        Exchange client = CHRIS.client();
        client.evaluate(message(PLAIN));

        assertThat(client.evaluate(message(last))).isNull();
        assertThat(client.isComplete()).isTrue();
        assertThat(client.layer()).isEmpty();
    }

    @Test
    @DisplayName("D13: without names of the service there is no digest-uri, and one may be given")
    void needsADigestUri() throws MechanismException {
        assertRefuses(Reason.ABORTED, "needs the protocol and the server's name", CHRIS.at("imap", ""), PLAIN);
        DigestPeers spn = CHRIS.with(DigestMd5.URI, List.of("ldap/dc1.example.com/example.com"));

        assertThat(respond(CHRIS.at("", "default"), PLAIN)).contains("digest-uri=\"/default\"");
        assertThat(respond(spn.at("", ""), PLAIN)).contains("digest-uri=\"ldap/dc1.example.com/example.com\"");
    }

    @Test
    @DisplayName("D14: nonces of both sides have 144 bits and never come twice")
    void drawsFreshNonces() throws MechanismException {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            byte[] challenge = DigestPeers.chris().server().evaluate(null);
            byte[] response = DigestPeers.chris().client().evaluate(challenge);
            nonces.add(Directives.parse(challenge, 2047).required("nonce"));
            nonces.add(Directives.parse(response, 4095).required("cnonce"));
        }
        assertThat(nonces).hasSize(400).allSatisfy(nonce -> assertThat(nonce).hasSize(24));
    }

    @Test
    @DisplayName("D15: the realm is the first that is offered; none is sent where none is")
    void choosesRealm() throws MechanismException {
        assertThat(respond(CHRIS, NONCE + ",algorithm=md5-sess,realm=\"a b\",realm=c"))
                .contains("realm=\"a b\"");
        assertThat(respond(CHRIS, NONCE + ",algorithm=md5-sess")).doesNotContain("realm");
    }

    @ParameterizedTest
    @DisplayName("D16: a maxbuf that leaves no room, or is none, matters where there is a layer")
    @ValueSource(strings = {"0", "16", "5", "abc", "-1", "16777216", "99999999999999999999", "0x100", "1 "})
    void refusesMaxbufOutOfBounds(String maxbuf) throws MechanismException {
        String challenge = PLAIN + ",qop=\"auth,auth-int\",maxbuf=\"" + maxbuf + "\"";

        assertRefuses(Reason.MALFORMED, "maxbuf", protecting(Qop.AUTH_INT), challenge);
        assertThat(respond(CHRIS, challenge)).contains(RFC_RESPONSE);
    }

    @ParameterizedTest
    @CsvSource({"17, 1", "16777215, 16777199", "65536, 65520", "1000, 984", "0001000, 984", "9999, 9983"})
    @DisplayName("D16: what is sent at once is what both accept without the 16 octets of the MAC")
    void respectsMaxbuf(String maxbuf, int limit) throws MechanismException {
        DigestPeers peers = protecting(Qop.AUTH_INT);
        Exchange client = peers.client();
        String response = text(client.evaluate(message(PLAIN + ",qop=\"auth-int\",maxbuf=" + maxbuf)));
        DigestResponse parsed = DigestResponse.parse(message(response), new Context() {});
        ResponseValue value = new ResponseValue(parsed);
        byte[] hashOfA1 = value.hashOfA1(value.credential(org.sasl4j.Secret.of("secret".toCharArray())));
        client.evaluate(ResponseAuth.encode(value.ofServer(hashOfA1)));

        assertThat(client.layer().orElseThrow().sendLimit()).isEqualTo(limit);
        assertThat(client.layer().orElseThrow().receiveLimit()).isEqualTo(65536);
    }

    @Test
    @DisplayName("a challenge of nothing is waited for, and there is no initial response")
    void waitsForTheServer() throws MechanismException {
        Exchange client = CHRIS.client();

        assertThat(client.speaksFirst()).isFalse();
        assertThat(client.evaluate(null)).isNull();
        assertThat(client.evaluate(new byte[0])).isNull();
        assertThat(text(client.evaluate(message(PLAIN)))).contains(RFC_RESPONSE);
    }

    @Test
    @DisplayName("10 B5: a client refuses names that a quoted string cannot carry")
    void refusesControlCharactersInNames() throws MechanismException {
        for (String name : new String[] {"us\u0000er", "us\ner", "us\u0001er", "us\u007fer"}) {
            assertRefuses(Reason.ABORTED, "control character", CHRIS.withUser(name), PLAIN);
            assertRefuses(Reason.ABORTED, "control character", CHRIS.actingAs(name), PLAIN);
        }
        assertThat(respond(CHRIS.withUser("a\tb \u00e9\u0438"), PLAIN)).isNotEmpty();
    }

    @Test
    @DisplayName("10 B8: a qop in other letters, which would be hashed as it is written, is refused")
    void refusesAQopInOtherCase() throws MechanismException {
        Exchange server = CHRIS.server();
        String response = new String(CHRIS.client().evaluate(server.evaluate(null)));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() ->
                        server.evaluate(response.replace("qop=auth", "qop=AUTH").getBytes()))
                .withMessageContaining("chooses a qop that was not offered");
    }
}
