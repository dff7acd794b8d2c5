package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.sasl4j.provider.HandMadeDigest.CHALLENGE;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.converse;
import static org.sasl4j.provider.Ours.utf8;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.digest.DigestSessions;

class DigestPropertiesTest {
    private static final String DIGEST = DigestPeers.MECHANISM;
    private static final String SUN = "com.sun.security.sasl.digest.";
    private static final String MAX_SEND = "javax.security.sasl.sendmaxbuffer";
    private static final String ALL_QOPS = "auth,auth-int,auth-conf";

    private static SaslServer server(Map<String, ?> props) throws SaslException {
        return Ours.server(DIGEST, props, DigestPeers.user("alice", "secret"));
    }

    private static SaslClient client(Map<String, ?> props) throws SaslException {
        return Ours.client(DIGEST, props, DigestPeers.login("alice", "secret"));
    }

    private static String challenge(Map<String, ?> props) throws SaslException {
        return new String(server(props).evaluateResponse(new byte[0]), StandardCharsets.UTF_8);
    }

    private static String response(Map<String, ?> props, String challenge) throws SaslException {
        return new String(client(props).evaluateChallenge(utf8(challenge)), StandardCharsets.UTF_8);
    }

    /** What a client and a server with these properties agree on. */
    private static SaslClient agreed(Map<String, ?> ofClient, Map<String, ?> ofServer) throws SaslException {
        SaslClient client = client(ofClient);
        SaslServer server = converse(client, server(ofServer));
        assertThat(server.getNegotiatedProperty(Sasl.QOP)).isEqualTo(client.getNegotiatedProperty(Sasl.QOP));
        assertThat(server.getNegotiatedProperty(Sasl.STRENGTH)).isEqualTo(client.getNegotiatedProperty(Sasl.STRENGTH));
        return client;
    }

    @ParameterizedTest
    @DisplayName(
            "QOP: the client's first preference that the server offers, in any case, by commas or blanks; else none")
    @CsvSource({
        "auth, 'auth,auth-int,auth-conf', auth",
        "'auth-int,auth', 'auth,auth-int,auth-conf', auth-int",
        "'auth-int auth-conf auth', 'auth-conf,auth', auth-conf",
        "'AUTH-CONF , Auth', 'auth', auth",
        "'', 'auth-conf,auth', auth",
        "'auth-conf', '', ",
        "'auth-int', 'auth-conf', ",
        "'auth', 'auth-int', "
    })
    void agreesOnQop(String ofClient, String ofServer, String agreed) throws SaslException {
        Map<String, String> client = Map.of(Sasl.QOP, ofClient);
        Map<String, String> server = Map.of(Sasl.QOP, ofServer);
        if (agreed == null) {
            assertFails(Reason.POLICY, "this client accepts", () -> agreed(client, server));
        } else {
            assertThat(agreed(client, server).getNegotiatedProperty(Sasl.QOP)).isEqualTo(agreed);
        }
    }

    @Test
    @DisplayName("QOP: what a server offers is what it was told, in that order, and auth unless told")
    void offersQops() throws SaslException {
        assertThat(challenge(Map.of(Sasl.QOP, "auth-conf,auth-int"))).contains("qop=\"auth-conf,auth-int\"");
        assertThat(challenge(Ours.NONE)).contains("qop=\"auth\"").doesNotContain("cipher");
    }

    @ParameterizedTest
    @DisplayName("STRENGTH: the client's first that the server has too")
    @CsvSource({
        "high, 'high,medium,low', high",
        "'low,high', 'high,medium,low', low",
        "'medium,low', 'high,low', low",
        "'', '', high",
        "'high', 'low', "
    })
    void agreesOnStrength(String ofClient, String ofServer, String agreed) throws SaslException {
        Map<String, String> client = Map.of(Sasl.QOP, "auth-conf", Sasl.STRENGTH, ofClient);
        Map<String, String> server = Map.of(Sasl.QOP, "auth-conf", Sasl.STRENGTH, ofServer);
        if (agreed == null) {
            assertFails(Reason.POLICY, "this client accepts", () -> agreed(client, server));
        } else {
            assertThat(agreed(client, server).getNegotiatedProperty(Sasl.STRENGTH))
                    .isEqualTo(agreed);
        }
    }

    @ParameterizedTest
    @DisplayName("QOP, STRENGTH: words nobody knows are a SaslException that names the key and the words there are")
    @CsvSource({
        "javax.security.sasl.qop, auth-inf, auth-int",
        "javax.security.sasl.qop, 'auth,none', auth-conf",
        "javax.security.sasl.strength, strong, medium"
    })
    void refusesUnknownWords(String key, String value, String wanted) {
        assertRefused(key, value, wanted);
        assertRefused(key, List.of(value), wanted);
    }

    private static void assertRefused(String key, Object value, String wanted) {
        Map<String, Object> props = Map.of(key, value);
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> client(props).evaluateChallenge(null))
                .withMessageContaining(key)
                .withMessageContaining(wanted);
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> server(props).evaluateResponse(null))
                .withMessageContaining(key)
                .withMessageContaining(wanted);
    }

    @ParameterizedTest
    @DisplayName(
            "D16: MAX_BUFFER and sendmaxbuffer out of bounds or without sense are a SaslException that says the bounds")
    @ValueSource(strings = {Sasl.MAX_BUFFER, MAX_SEND})
    void refusesSenselessBuffers(String key) {
        assertRefused(key, "16", "17 to 16777215");
        assertRefused(key, 16777216, "17 to 16777215");
        for (Object senseless : List.of(0, "-1", "64k", "", "99999999999", 4096L, true, "4096.0")) {
            assertRefused(key, senseless, "a whole number");
        }
    }

    @Test
    @DisplayName("D16: a mechanism without a layer does not look at the sizes of one")
    void leavesOtherMechanismsAlone() throws SaslException {
        Map<String, String> props = Map.of(Sasl.MAX_BUFFER, "64k", MAX_SEND, "many");

        assertThat(Ours.client("PLAIN", props, Answers.login("alice", "secret")))
                .isNotNull();
    }

    @ParameterizedTest
    @DisplayName(
            "D16: MAX_BUFFER as Integer or String is what the peer is told, unless it is 65536, and with a layer alone")
    @ValueSource(strings = {"17", "4096", "16777215"})
    void tellsMaxBuffer(String octets) throws SaslException {
        for (Object value : List.of(octets, Integer.valueOf(octets), " " + octets + " ")) {
            Map<String, Object> props = Map.of(Sasl.QOP, "auth-int", Sasl.MAX_BUFFER, value);
            assertThat(challenge(props)).contains("maxbuf=" + octets);
            assertThat(response(props, CHALLENGE.replace("\"auth\"", "\"auth-int\"")))
                    .contains("maxbuf=" + octets);
            assertThat(response(Map.of(Sasl.MAX_BUFFER, value), CHALLENGE)).doesNotContain("maxbuf");
        }
        assertThat(challenge(Map.of(Sasl.QOP, "auth-int", Sasl.MAX_BUFFER, "65536")))
                .doesNotContain("maxbuf");
    }

    @Test
    @DisplayName("D16: sizes negotiated are Strings: what one takes itself, and the less of both less the overhead")
    void tellsSizes() throws SaslException {
        SaslClient client = client(Map.of(Sasl.QOP, "auth-int", Sasl.MAX_BUFFER, 4096, MAX_SEND, "2000"));
        SaslServer server = converse(client, server(Map.of(Sasl.QOP, "auth-int", Sasl.MAX_BUFFER, "8192")));

        assertThat(client.getNegotiatedProperty(Sasl.MAX_BUFFER)).isEqualTo("4096");
        assertThat(client.getNegotiatedProperty(Sasl.RAW_SEND_SIZE)).isEqualTo("1984");
        assertThat(server.getNegotiatedProperty(Sasl.MAX_BUFFER)).isEqualTo("8192");
        assertThat(server.getNegotiatedProperty(Sasl.RAW_SEND_SIZE)).isEqualTo("4080");
    }

    @ParameterizedTest
    @DisplayName("D16: a cipher whose padding leaves no room in this side's own buffers is not among those accepted")
    @ValueSource(strings = {Sasl.MAX_BUFFER, MAX_SEND})
    void leavesOutCiphersWithoutRoom(String key) throws SaslException {
        Map<String, String> blocks = Map.of(Sasl.QOP, "auth-conf", "org.sasl4j.digest.cipher", "des,3des");
        Map<String, String> fits = with(blocks, key, "25");
        for (SaslClient client : List.of(agreed(fits, blocks), agreed(blocks, fits))) {
            assertThat(client.wrap(new byte[1], 0, 1)).isNotEmpty();
        }
        Map<String, String> narrow = with(blocks, key, "24");
        assertFails(Reason.ABORTED, "a buffer of 24 octets", () -> agreed(narrow, blocks));
        assertFails(Reason.ABORTED, "a buffer of 24 octets", () -> agreed(blocks, narrow));

        Map<String, String> any = Map.of(Sasl.QOP, "auth-conf");
        assertThat(challenge(with(any, key, "24"))).contains("cipher=\"rc4,rc4-56,rc4-40\"");
        SaslClient client = agreed(with(any, key, "17"), any);
        assertThat(client.wrap(new byte[1], 0, 1)).hasSize(1 + 16);
    }

    private static Map<String, String> with(Map<String, String> props, String key, String value) {
        Map<String, String> more = new HashMap<>(props);
        more.put(key, value);
        return more;
    }

    @Test
    @DisplayName("D16: with auth there are no sizes and no strength")
    void tellsNoSizesWithoutLayer() throws SaslException {
        SaslClient client = agreed(Map.of(Sasl.MAX_BUFFER, 4096), Ours.NONE);

        for (String key : List.of(Sasl.STRENGTH, Sasl.MAX_BUFFER, Sasl.RAW_SEND_SIZE)) {
            assertThat(client.getNegotiatedProperty(key)).as(key).isNull();
        }
        assertThat(client.getNegotiatedProperty("javax.security.sasl.nonsense")).isNull();
    }

    @ParameterizedTest
    @DisplayName("digest.realm, ours and SunSASL's: names by commas or blanks; blank means the server's name")
    @ValueSource(strings = {"org.sasl4j.digest.realm", SUN + "realm"})
    void offersRealms(String key) throws SaslException {
        for (Object value : List.of("sales, engineering", "sales\tengineering", List.of("sales", "engineering"))) {
            assertThat(challenge(Map.of(key, value))).startsWith("realm=\"sales\",realm=\"engineering\",nonce=");
        }
        assertThat(challenge(Map.of(key, " , "))).startsWith("realm=\"localhost\",nonce=");
        assertThat(challenge(Map.of(key, List.of()))).startsWith("nonce=");
        assertThat(challenge(Map.of(key, List.of("two words, \"quoted\""))))
                .startsWith("realm=\"two words, \\\"quoted\\\"\",nonce=");
    }

    @ParameterizedTest
    @DisplayName("digest.utf8, ours and SunSASL's: without it no charset is offered; as Boolean or String")
    @ValueSource(strings = {"org.sasl4j.digest.utf8", SUN + "utf8"})
    void offersUtf8(String key) throws SaslException {
        for (Object no : List.of(false, "false", "FALSE")) {
            assertThat(challenge(Map.of(key, no))).doesNotContain("charset");
        }
        assertThat(challenge(Map.of(key, "true"))).contains("charset=utf-8");
        assertThat(challenge(Ours.NONE)).contains("charset=utf-8");
    }

    @ParameterizedTest
    @DisplayName("digest.cipher, ours and SunSASL's: of those of a strength allowed, strongest first, on both sides")
    @ValueSource(strings = {"org.sasl4j.digest.cipher", SUN + "cipher"})
    void restrictsCiphers(String key) throws SaslException {
        String conf = CHALLENGE.replace("\"auth\"", "\"auth-conf\"") + ",cipher=\"rc4-40,des,rc4,3des\"";
        assertThat(challenge(Map.of(Sasl.QOP, "auth-conf"))).contains("cipher=\"3des,rc4,des,rc4-56,rc4-40\"");
        assertThat(challenge(Map.of(Sasl.QOP, "auth-conf", key, "RC4-40, rc4"))).contains("cipher=\"rc4,rc4-40\"");
        assertThat(response(Map.of(Sasl.QOP, "auth-conf", key, List.of("des", "rc4-40")), conf))
                .endsWith("cipher=des");
        assertThat(response(Map.of(Sasl.QOP, "auth-conf", Sasl.STRENGTH, "low", key, "des,rc4-40"), conf))
                .endsWith("cipher=rc4-40");

        Map<String, String> conflict = Map.of(Sasl.QOP, "auth-conf", Sasl.STRENGTH, "high", key, "des");
        assertFails(Reason.ABORTED, "des (medium)", () -> challenge(conflict));
        assertFails(Reason.ABORTED, "des (medium)", () -> response(conflict, conf));
    }

    @ParameterizedTest
    @DisplayName("digest.*: what makes no sense is a SaslException that names the key it was given under")
    @CsvSource({
        "realm, 1, names with commas or spaces between them",
        "utf8, perhaps, true or false",
        "cipher, aes, one or more of",
        "cipher, '', one or more of",
        "cipher, 'rc4,aes', one or more of"
    })
    void refusesSenselessValues(String key, String value, String wanted) {
        Object given = value.equals("1") ? (Object) 1 : value;
        for (String prefix : List.of("org.sasl4j." + "digest.", SUN)) {
            assertRefused(prefix + key, given, "the property " + prefix + key + " must be ");
            assertRefused(prefix + key, given, wanted);
        }
    }

    @ParameterizedTest
    @DisplayName("digest.uri and digest.sessions: what makes no sense is a SaslException too")
    @CsvSource({
        "uri, localhost, like ldap/directory.example.com",
        "uri, ldap/, like ldap/directory.example.com",
        "uri, 'ldap/a,ldap/', like ldap/directory.example.com",
        "sessions, yes, org.sasl4j.mechanism.digest.DigestSessions"
    })
    void refusesSenselessObjects(String key, String value, String wanted) {
        assertRefused("org.sasl4j." + "digest." + key, value, wanted);
    }

    @Test
    @DisplayName("digest.*: ours goes before SunSASL's of the same call")
    void oursGoesFirst() throws SaslException {
        Map<String, Object> both = Map.of(
                "org.sasl4j.digest.realm",
                "ours",
                SUN + "realm",
                "suns",
                "org.sasl4j.digest.utf8",
                "true",
                SUN + "utf8",
                "false",
                "org.sasl4j.digest.cipher",
                "3des",
                SUN + "cipher",
                "nonsense",
                Sasl.QOP,
                "auth-conf");

        assertThat(challenge(both)).contains("realm=\"ours\"", "charset=utf-8", "cipher=\"3des\"");
    }

    @Test
    @DisplayName("D13, digest.uri: a client sends it, and a server answers to it besides its own, in any case")
    void namesOtherServices() throws SaslException {
        assertThat(response(Map.of("org.sasl4j.digest.uri", "ldap/dc1.corp"), CHALLENGE))
                .contains("digest-uri=\"ldap/dc1.corp\"");
        Map<String, Object> alternatives =
                Map.of("org.sasl4j.digest.uri", List.of("LDAP/DC1.corp", "ldap/corp/dc1.corp"));
        for (String uri : List.of("ldap/dc1.corp", "ldap/corp/dc1.corp", "test/localhost", "TEST/LOCALHOST")) {
            SaslServer server = converse(client(Map.of("org.sasl4j.digest.uri", uri)), server(alternatives));
            assertThat(server.getNegotiatedProperty(Sasl.BOUND_SERVER_NAME))
                    .as(uri)
                    .isEqualTo(uri.split("/")[1]);
        }
        SaslClient elsewhere = client(Map.of("org.sasl4j.digest.uri", "ldap/dc2.corp"));
        assertFails(Reason.REFUSED, "another service", () -> converse(elsewhere, server(alternatives)));
    }

    private static SaslServer unbound(Map<String, ?> props) throws SaslException {
        return Ours.PROVIDER
                .serverFactory()
                .createSaslServer(DIGEST, "test", null, props, DigestPeers.user("alice", "secret"));
    }

    @Test
    @DisplayName("D13: an unbound server answers to every name of its protocol, and tells which the client meant")
    void answersToEveryName() throws SaslException {
        Map<String, String> realm = Map.of(SUN + "realm", "corp");
        SaslServer server = converse(client(Ours.NONE), unbound(realm));
        assertThat(server.getNegotiatedProperty(Sasl.BOUND_SERVER_NAME)).isEqualTo("localhost");

        SaslClient other = client(Map.of("org.sasl4j.digest.uri", "ldap/localhost"));
        assertFails(Reason.REFUSED, "another service", () -> converse(other, unbound(realm)));
    }

    @Test
    @DisplayName("D13: an unbound server without realms says what it needs, and a bound one tells its name")
    void needsARealmWhereUnbound() throws SaslException {
        SaslServer server = unbound(Ours.NONE);
        var failure = assertFails(Reason.TEMPORARY, "cannot", () -> server.evaluateResponse(new byte[0]));
        assertThat(failure).rootCause().hasMessageContaining("org.sasl4j.digest.realm");

        assertThat(converse(client(Ours.NONE), server(Ours.NONE)).getNegotiatedProperty(Sasl.BOUND_SERVER_NAME))
                .isEqualTo("localhost");
    }

    @Test
    @DisplayName("D19, digest.sessions: the second time the client speaks first, and one round trip is saved")
    void resumes() throws SaslException {
        Map<String, Object> ofClient = Map.of("org.sasl4j.digest.sessions", sessions());
        Map<String, Object> ofServer = Map.of("org.sasl4j.digest.sessions", sessions());
        assertThat(client(ofClient).hasInitialResponse()).isFalse();
        converse(client(ofClient), server(ofServer));

        SaslClient again = client(ofClient);
        assertThat(again.hasInitialResponse()).isTrue();
        SaslServer server = server(ofServer);
        byte[] last = server.evaluateResponse(again.evaluateChallenge(new byte[0]));
        assertThat(server.isComplete()).isTrue();
        assertThat(again.evaluateChallenge(last)).isNull();
        assertThat(client(Ours.NONE).hasInitialResponse()).isFalse();
    }

    private static DigestSessions sessions() {
        return new DigestSessions(10, Duration.ofHours(1));
    }

    private static SaslServer configured(String configuration, Map<String, ?> props) throws SaslException {
        return (new Sasl4jProvider().configure(configuration))
                .serverFactory()
                .createSaslServer(DIGEST, "test", "localhost", props, null);
    }

    private static String challenge(String configuration, Map<String, ?> props) throws SaslException {
        return new String(configured(configuration, props).evaluateResponse(new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("configure: what is configured holds where a call leaves it out, by our key or by SunSASL's")
    void isConfigured() throws SaslException {
        String configuration = "digest.realm=sales,corp digest.cipher=3des,des digest.utf8=false digest.uri=x/y";
        assertThat(challenge(configuration, Map.of(Sasl.QOP, "auth-conf")))
                .startsWith("realm=\"sales\",realm=\"corp\"")
                .contains("cipher=\"3des,des\"")
                .doesNotContain("charset");

        assertThat(challenge(configuration, Map.of("org.sasl4j.digest.realm", "called")))
                .startsWith("realm=\"called\",nonce");
        Map<String, String> suns = Map.of(SUN + "realm", "called", SUN + "utf8", "true", SUN + "cipher", "rc4");
        assertThat(challenge(configuration, with(suns, Sasl.QOP, "auth-conf")))
                .startsWith("realm=\"called\",nonce")
                .contains("charset=utf-8", "cipher=\"rc4\"");
    }

    @ParameterizedTest
    @DisplayName("configure: errors show at once, in the log and at the first evaluation, and say what would do")
    @CsvSource({
        "digest.cipher=aes, one or more of",
        "digest.cipher=, one or more of",
        "digest.utf8=perhaps, true or false",
        "digest.maxbuf=65536, lenient or strict",
        "digest.uri=host, like ldap/directory.example.com",
        "digest.sessions=10, 'digest.cipher, digest.maxbuf, digest.realm, digest.uri, digest.utf8'",
        "digest.qop=auth, key out of"
    })
    void refusesSenselessConfiguration(String configuration, String wanted) {
        Sasl4jProvider configured = ConfigureTest.configuredBadly(configuration, wanted);
        assertFails(Reason.TEMPORARY, wanted, () -> configured
                .serverFactory()
                .createSaslServer("DIGEST-MD5", "imap", "localhost", null, null)
                .evaluateResponse(null));
    }

    @Test
    @DisplayName("javax: wrap and unwrap without a layer, and anything before the end, is IllegalStateException")
    void hasNoLayerToWrapWith() throws SaslException {
        SaslClient client = client(Ours.NONE);
        SaslServer server = server(Ours.NONE);
        assertThatIllegalStateException().isThrownBy(() -> client.wrap(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> server.unwrap(new byte[20], 0, 20));
        assertThatIllegalStateException().isThrownBy(() -> client.getNegotiatedProperty(Sasl.QOP));
        assertThatIllegalStateException().isThrownBy(server::getAuthorizationID);
        converse(client, server);

        assertThatIllegalStateException()
                .isThrownBy(() -> client.wrap(new byte[1], 0, 1))
                .withMessageContaining("no security layer");
        assertThatIllegalStateException().isThrownBy(() -> client.unwrap(new byte[20], 0, 20));
        assertThatIllegalStateException().isThrownBy(() -> server.wrap(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> server.unwrap(new byte[20], 0, 20));
    }

    @Test
    @DisplayName("javax: wrap and unwrap take a part of an array, and refuse one that is not in it; dispose ends them")
    void wrapsAPart() throws SaslException {
        Map<String, String> signed = Map.of(Sasl.QOP, "auth-int");
        SaslClient client = client(signed);
        SaslServer server = converse(client, server(signed));
        byte[] wrapped = client.wrap(utf8("..text..."), 2, 4);
        byte[] received = new byte[wrapped.length + 5];
        System.arraycopy(wrapped, 0, received, 3, wrapped.length);

        assertThat(server.unwrap(received, 3, wrapped.length)).isEqualTo(utf8("text"));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> client.wrap(received, 3, 999));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> server.unwrap(received, -1, 20));
        byte[] next = client.wrap(received, 0, 5);
        assertThat(server.unwrap(next, 0, next.length)).hasSize(5); // neither did any harm

        client.dispose();
        assertFails(Reason.ABORTED, "closed", () -> client.wrap(received, 0, 1));
        assertFails(Reason.ABORTED, "closed", () -> client.unwrap(received, 0, 20));
    }

    @Test
    @DisplayName("getMechanismNames: a QOP without auth leaves what has a layer, and a senseless one nothing")
    void listsWhatHasALayer() {
        for (String qop : List.of("auth-conf", "auth-int", "auth-int,auth-conf")) {
            assertThat(names(Map.of(Sasl.QOP, qop))).containsExactly(DIGEST);
        }
        assertThat(names(Map.of(Sasl.QOP, ALL_QOPS))).contains(DIGEST, "PLAIN", "SCRAM-SHA-256");
        assertThat(names(Ours.NONE)).contains(DIGEST, "PLAIN", "SCRAM-SHA-256");
        assertThat(names(Map.of(Sasl.QOP, "auth-inf"))).isEmpty();
        assertThat(LogLines.claim())
                .as("of each call")
                .hasSize(3)
                .containsOnly("WARNING the property javax.security.sasl.qop must be a String of words out of"
                        + " [auth, auth-int, auth-conf], and is 'auth-inf'");
        assertThat(names(Map.of(Sasl.POLICY_NODICTIONARY, "true"))).doesNotContain(DIGEST);
        assertThat(names(Map.of(Sasl.POLICY_NOPLAINTEXT, "true", Sasl.SERVER_AUTH, "true")))
                .contains(DIGEST);
    }

    private static String[] names(Map<String, ?> props) {
        assertThat(Ours.PROVIDER.clientFactory().getMechanismNames(props))
                .startsWith(Ours.PROVIDER.serverFactory().getMechanismNames(props));
        return Ours.PROVIDER.serverFactory().getMechanismNames(props);
    }

    @Test
    @DisplayName(
            "rule 10: a factory gives null for a policy that DIGEST-MD5 does not meet, and other providers may go on")
    void givesNullForAPolicy() throws SaslException {
        assertThat(client(Map.of(Sasl.POLICY_FORWARD_SECRECY, "true"))).isNull();
        assertThat(server(Map.of(Sasl.POLICY_NODICTIONARY, "true"))).isNull();
        assertThat(Ours.client("PLAIN", Map.of(Sasl.QOP, "auth-conf"), null)).isNull();
    }

    @Test
    @DisplayName("rule 7: no map, a map whose keys are no Strings, and Properties with defaults are all read")
    void readsAnyMap() throws SaslException {
        Map<Object, Object> foreign = new TreeMap<>(Map.of(1, "one"));
        @SuppressWarnings("unchecked")
        Map<String, Object> asStrings = (Map<String, Object>) (Map<?, ?>) foreign;
        Properties defaults = new Properties();
        defaults.setProperty(Sasl.QOP, "auth-int");
        Properties properties = new Properties(defaults);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object> raw = (Map) properties;

        converse(client(null), server(asStrings));
        assertThat(agreed(raw, raw).getNegotiatedProperty(Sasl.QOP)).isEqualTo("auth-int");
    }
}
