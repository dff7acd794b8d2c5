package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sasl4j.mechanism.digest.DigestPeers.message;
import static org.sasl4j.mechanism.digest.DigestPeers.text;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.SecurityLayer.Strength;
import org.sasl4j.Service;

/** A server of DIGEST-MD5 and the responses of good and bad clients. */
class DigestServerTest {
    private static final String SERVER_NONCE = "OA6MG9tEQGm2hh";
    private static final DigestPeers CHRIS = DigestPeers.chris().withNonce(SERVER_NONCE);
    private static final DigestResponse RIGHT = response();

    /** What the client of the RFC's example says, unproven. */
    private static DigestResponse response() {
        return new DigestResponse(
                Charset.UTF_8,
                "chris",
                "elwood.innosoft.com",
                SERVER_NONCE,
                "00000001",
                "OA6MHXh6VqTrRk",
                Qop.AUTH,
                "imap/elwood.innosoft.com",
                "",
                null,
                new MaxBuffer(Protection.BUFFER),
                null);
    }

    private static byte[] proven(DigestResponse response) throws MechanismException {
        return proven(response, new ResponseValue(response).credential(Secret.of("secret".toCharArray())));
    }

    private static byte[] proven(DigestResponse response, DigestCredential credential) throws MechanismException {
        ResponseValue value = new ResponseValue(response);
        byte[] hashOfA1 = value.hashOfA1(credential);
        return response.proven(value.ofClient(hashOfA1)).encode();
    }

    private static Exchange challenged(DigestPeers peers) throws MechanismException {
        Exchange server = peers.server();
        server.evaluate(null);
        return server;
    }

    private static void assertRefuses(Reason reason, String words, DigestPeers peers, byte[] response)
            throws MechanismException {
        Exchange server = challenged(peers);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(response))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(server.isComplete()).isFalse();
    }

    private static void assertTakes(DigestPeers peers, byte[] response) throws MechanismException {
        Exchange server = challenged(peers);
        assertThat(text(server.evaluate(response))).startsWith("rspauth=");
        assertThat(server.isComplete()).isTrue();
        assertThat(server.authorizationId()).isEqualTo("chris");
    }

    private static DigestResponse actingAs(String authzid) {
        return with(RIGHT, RIGHT.realm(), RIGHT.nc(), RIGHT.qop(), RIGHT.digestUri(), authzid);
    }

    @Test
    @DisplayName("an authorization identity has no NUL in it (RFC 4422 section 3.4.1), even if it was proven")
    void refusesANulInAnAuthorizationIdentity() throws MechanismException {
        DigestResponse nul = actingAs("boss\0x");
        ResponseValue value = new ResponseValue(nul);
        String proof = value.ofClient(value.hashOfA1(value.credential(Secret.of("secret".toCharArray()))));
        String written = text(actingAs("boss#x").proven(proof).encode());

        assertRefuses(Reason.MALFORMED, "NUL", CHRIS, message(written.replace('#', '\0')));
    }

    private static DigestResponse with(DigestResponse of, String realm, String nc, Qop qop, String uri) {
        return with(of, realm, nc, qop, uri, of.authzid());
    }

    private static DigestResponse with(
            DigestResponse of, String realm, String nc, Qop qop, String uri, String authzid) {
        return new DigestResponse(
                of.charset(),
                of.username(),
                realm,
                of.nonce(),
                nc,
                of.cnonce(),
                qop,
                uri,
                "",
                of.cipher(),
                of.maxbuf(),
                authzid);
    }

    private static DigestResponse sealed(DigestCipher cipher, int maxbuf) {
        return new DigestResponse(
                RIGHT.charset(),
                RIGHT.username(),
                RIGHT.realm(),
                RIGHT.nonce(),
                RIGHT.nc(),
                RIGHT.cnonce(),
                Qop.AUTH_CONF,
                RIGHT.digestUri(),
                "",
                cipher,
                new MaxBuffer(maxbuf),
                null);
    }

    private static String text(DigestResponse response) throws MechanismException {
        return DigestPeers.text(proven(response));
    }

    @Test
    void letsTheRightPasswordIn() throws MechanismException {
        assertTakes(CHRIS, proven(RIGHT));
    }

    @Test
    @DisplayName("D1: a response of 4095 octets is taken, one of 4096 is not")
    void takesResponsesBelow4096Octets() throws MechanismException {
        String right = text(RIGHT);
        String longest = right + ",pad=" + "x".repeat(4095 - right.length() - 5);

        assertTakes(CHRIS, message(longest));
        assertRefuses(Reason.MALFORMED, "4096 octets", CHRIS, message(longest + "x"));
    }

    @ParameterizedTest
    @DisplayName("D2: what must stand once stands once")
    @ValueSource(strings = {"username", "realm", "nonce", "nc", "cnonce", "digest-uri", "response", "qop", "charset"})
    void refusesRepeats(String directive) throws MechanismException {
        String right = text(RIGHT);
        String value = right.replaceAll(".*(^|,)" + directive + "=(\"[^\"]*\"|[^,]*).*", "$2");

        assertRefuses(Reason.MALFORMED, "twice", CHRIS, message(right + "," + directive + "=" + value));
    }

    @ParameterizedTest
    @DisplayName("D2, D13: what must stand, the digest-uri included")
    @ValueSource(strings = {"username", "nonce", "nc", "cnonce", "digest-uri", "response"})
    void refusesWhatLacksADirective(String directive) throws MechanismException {
        String without = text(RIGHT).replaceAll("(^|,)" + directive + "=(\"[^\"]*\"|[^,]*)", "$1x=y");

        assertRefuses(Reason.MALFORMED, "lacks the directive " + directive, CHRIS, message(without));
    }

    @Test
    @DisplayName("D3, D5: in any case and order, quoted or not")
    void takesWhatTheGrammarAllows() throws MechanismException {
        String right = text(RIGHT)
                .replace("qop=auth", "QOP=\"auth\"")
                .replace("nc=00000001", " , Nc = \"00000001\" ")
                .replace("charset=utf-8", "future=x,charset=\"UTF-8\"");

        assertTakes(CHRIS, message(right));
    }

    @Test
    @DisplayName("D5, SunSASL: a response without qop means auth")
    void takesAMissingQopForAuth() throws MechanismException {
        assertTakes(CHRIS, message(text(RIGHT).replace(",qop=auth", "")));
    }

    @ParameterizedTest
    @DisplayName("D6: the nonce-count is 00000001 to the digit, whatever is signed")
    @ValueSource(strings = {"00000002", "00000099", "1", "0000000a", "0000001", "000000001", "00000000", "+0000001"})
    void refusesOtherNonceCounts(String nc) throws MechanismException {
        byte[] response = proven(with(RIGHT, RIGHT.realm(), nc, Qop.AUTH, RIGHT.digestUri()));

        assertRefuses(Reason.MALFORMED, "nonce-count", CHRIS, response);
    }

    @Test
    void refusesAnotherNonce() throws MechanismException {
        assertRefuses(Reason.MALFORMED, "a nonce that is not the server's", CHRIS.withNonce("other"), proven(RIGHT));
    }

    @Test
    @DisplayName("D7: a qop that was not offered is refused: nobody strips the layer")
    void refusesQopNotOffered() throws MechanismException {
        DigestPeers sealing = CHRIS.with(Protection.of(Qop.AUTH_CONF));
        DigestResponse signed = with(RIGHT, RIGHT.realm(), RIGHT.nc(), Qop.AUTH_INT, RIGHT.digestUri());

        assertRefuses(Reason.MALFORMED, "qop that was not offered", sealing, proven(RIGHT));
        assertRefuses(
                Reason.MALFORMED,
                "qop that was not offered",
                sealing,
                message(text(RIGHT).replace(",qop=auth", "")));
        assertRefuses(Reason.MALFORMED, "qop that was not offered", CHRIS, proven(signed));
        assertRefuses(
                Reason.MALFORMED,
                "qop that was not offered",
                CHRIS,
                message(text(RIGHT).replace("=auth", "=future")));
    }

    @Test
    @DisplayName("D7: so is a cipher that was not offered, or none")
    void refusesCipherNotOffered() throws MechanismException {
        DigestPeers strong = CHRIS.with(new Protection(List.of(Qop.AUTH_CONF), List.of(Strength.HIGH), 65536, 65536));

        assertTakes(strong, proven(sealed(DigestCipher.RC4, 65536)));
        assertRefuses(Reason.MALFORMED, "cipher that was not", strong, proven(sealed(DigestCipher.RC4_40, 65536)));
        assertRefuses(Reason.MALFORMED, "cipher that was not", strong, proven(sealed(null, 65536)));
        assertRefuses(
                Reason.MALFORMED,
                "cipher that was not",
                strong,
                message(text(sealed(DigestCipher.RC4, 65536)).replace("cipher=rc4", "cipher=aes")));
    }

    @Test
    @DisplayName("D10: a charset that was not offered is refused, and without one ISO 8859-1 is meant")
    void knowsCharsets() throws MechanismException {
        DigestPeers latin1 = CHRIS.with(DigestMd5.UTF8, false);
        String without = text(RIGHT).replace("charset=utf-8,", "");

        assertRefuses(Reason.MALFORMED, "charset that was not offered", latin1, proven(RIGHT));
        assertTakes(latin1, message(without));
        assertTakes(CHRIS, message(without));
        assertRefuses(Reason.MALFORMED, "not UTF-8", CHRIS, notUtf8());
    }

    private static byte[] notUtf8() throws MechanismException {
        byte[] response = proven(RIGHT);
        response[text(RIGHT).indexOf("chris")] = (byte) 0xff;
        return response;
    }

    @Test
    @DisplayName("D10: a password beyond ISO 8859-1 never matches where the client has no UTF-8")
    void refusesAPasswordBeyondTheCharset() throws MechanismException {
        DigestPeers peers = DigestPeers.of("chris", "secret\u20ac").withNonce(SERVER_NONCE);

        assertRefuses(Reason.REFUSED, "wrong", peers, message(text(RIGHT).replace("charset=utf-8,", "")));
    }

    @ParameterizedTest
    @DisplayName("D13: the digest-uri names this service, in any case")
    @ValueSource(strings = {"imap/elwood.innosoft.com", "IMAP/Elwood.Innosoft.COM"})
    void takesItsOwnUri(String uri) throws MechanismException {
        assertTakes(CHRIS, proven(with(RIGHT, RIGHT.realm(), RIGHT.nc(), Qop.AUTH, uri)));
    }

    @ParameterizedTest
    @DisplayName("D13: other services, and what is no digest-uri")
    @CsvSource({
        "smtp/elwood.innosoft.com, another service",
        "imap/other.innosoft.com, another service",
        "imap/elwood.innosoft.com/innosoft.com, another service",
        "imap/mail.innosoft.com/elwood.innosoft.com, another service",
        "xmpp/elwood.innosoft.com, another service",
        "imap, not serv-type/host",
        "'', not serv-type/host",
        "/, not serv-type/host",
        "imap/, not serv-type/host",
        "/elwood.innosoft.com, another service"
    })
    void refusesOtherUris(String uri, String words) throws MechanismException {
        byte[] response = proven(with(RIGHT, RIGHT.realm(), RIGHT.nc(), Qop.AUTH, uri));
        Exchange server = challenged(CHRIS);

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(response))
                .withMessageContaining(words);
    }

    @Test
    @DisplayName("D13: alternatives, and a server that answers to any host and says which was meant")
    void takesAlternativesAndUnbound() throws MechanismException {
        String uri = "smtp/mail3.example.com/example.com";
        byte[] response = proven(with(RIGHT, RIGHT.realm(), RIGHT.nc(), Qop.AUTH, uri));
        DigestPeers realm = CHRIS.withRealms("elwood.innosoft.com");
        Exchange unbound = challenged(realm.at("smtp", ""));

        assertTakes(realm.with(DigestMd5.URI, List.of("smtp/MAIL3.example.com/example.com")), response);
        unbound.evaluate(response);
        assertThat(unbound.property(DigestMd5.BOUND_SERVER_NAME)).contains("mail3.example.com");
        assertThat(unbound.property("javax.security.sasl.bound.server.name")).contains("mail3.example.com");
        assertRefuses(Reason.REFUSED, "another service", realm.at("imap", ""), response);
    }

    @Test
    @DisplayName("D13, Hadoop: a protocol without a name is taken for what it is")
    void takesAnEmptyServiceType() throws MechanismException {
        byte[] response = proven(with(RIGHT, RIGHT.realm(), RIGHT.nc(), Qop.AUTH, "/default"));

        assertTakes(CHRIS.at("", "default").withRealms("elwood.innosoft.com"), response);
    }

    @Test
    @DisplayName("D13: a server without a name and without realms says so to its log, not to the client")
    void needsARealm() {
        Exchange server = CHRIS.at("imap", "").server();

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(null))
                .withMessage("the server cannot authenticate anybody at the moment")
                .withStackTraceContaining("needs realms");
    }

    @Test
    @DisplayName("D15: the realm is one of those offered; any, or none, only where none was")
    void knowsRealms() throws MechanismException {
        byte[] other = proven(with(RIGHT, "elsewhere", RIGHT.nc(), Qop.AUTH, RIGHT.digestUri()));
        byte[] none = proven(with(RIGHT, null, RIGHT.nc(), Qop.AUTH, RIGHT.digestUri()));
        DigestPeers two = CHRIS.withRealms("elwood.innosoft.com", "elsewhere");

        assertTakes(two, proven(RIGHT));
        assertTakes(two, other);
        assertRefuses(Reason.MALFORMED, "realm that was not offered", CHRIS, other);
        assertRefuses(Reason.MALFORMED, "realm that was not offered", CHRIS, none);
        assertTakes(CHRIS.withRealms(), none);
        assertTakes(CHRIS.withRealms(), other);
    }

    @ParameterizedTest
    @DisplayName("D16: a client's maxbuf has to leave a layer room")
    @ValueSource(ints = {17, 24})
    void refusesMaxbufWithoutRoom(int maxbuf) throws MechanismException {
        DigestPeers sealing = CHRIS.with(Protection.of(Qop.AUTH_CONF));

        assertRefuses(Reason.MALFORMED, "maxbuf", sealing, proven(sealed(DigestCipher.TRIPLE_DES, maxbuf)));
        assertTakes(sealing, proven(sealed(DigestCipher.RC4, maxbuf)));
    }

    @Test
    @DisplayName("D1: realms that make a challenge too long are the server's own fault")
    void refusesToSendALongChallenge() {
        Exchange server = CHRIS.withRealms("r".repeat(2000)).server();

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(null))
                .withMessageContaining("where 2047 are allowed")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    }

    @Test
    @DisplayName("D1: a challenge of 2047 octets is sent")
    void sendsTheLongestChallenge() throws MechanismException {
        int rest = CHRIS.withRealms("r").server().evaluate(null).length - 1;

        assertThat(CHRIS.withRealms("r".repeat(2047 - rest)).server().evaluate(null))
                .hasSize(2047);
    }

    @Test
    @DisplayName("D16, D21: what a server offers, in its own order")
    void offersWhatItAccepts() throws MechanismException {
        Protection strong = new Protection(
                List.of(Qop.AUTH_CONF, Qop.AUTH_INT), List.of(Strength.MEDIUM, Strength.HIGH), 20000, 65536);

        assertThat(text(CHRIS.with(strong).server().evaluate(null)))
                .isEqualTo("realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth-conf,auth-int\","
                        + "algorithm=md5-sess,charset=utf-8,cipher=\"des,rc4-56,3des,rc4\",maxbuf=20000");
    }

    @ParameterizedTest
    @DisplayName("D16: a cipher whose padding leaves no room in the server's own buffers is not offered")
    @CsvSource({"25, 25, 3des", "24, 65536, rc4", "65536, 24, rc4"})
    void offersWhatItHasRoomFor(int maxBuffer, int maxSend, String cipher) throws MechanismException {
        Protection narrow = new Protection(List.of(Qop.AUTH_CONF), List.of(Strength.HIGH), maxBuffer, maxSend);

        assertThat(text(CHRIS.with(narrow).server().evaluate(null))).contains(",cipher=\"" + cipher);
    }

    private static String text(byte[] octets) {
        return DigestPeers.text(octets);
    }

    @Test
    @DisplayName("S18 for DIGEST-MD5: wrong password, unknown user and wrong kind of credential are refused alike")
    void refusesAlike() throws MechanismException {
        byte[] wrong = message(text(RIGHT).replaceAll("response=.", "response=x"));
        byte[] unknown = message(text(RIGHT).replace("\"chris\"", "\"crish\""));
        DigestPeers judged = CHRIS.with((CredentialStore) (user, realm, mechanism) ->
                Optional.of(new Account(user, (Credential.Verifier) password -> Optional.of(user))));

        assertRefuses(Reason.REFUSED, "the user name or the password is wrong", CHRIS, wrong);
        assertRefuses(Reason.REFUSED, "the user name or the password is wrong", CHRIS, unknown);
        assertRefuses(Reason.REFUSED, "the user name or the password is wrong", judged, proven(RIGHT));
        claimThatTheCostIsUnknown();
    }

    /** Said once for a class of stores. */
    private static void claimThatTheCostIsUnknown() {
        assertThat(LogLines.claim()).allMatch(line -> line.startsWith("WARNING what it costs to judge a password"));
    }

    @Test
    @DisplayName("14: the log is told why, and the client is not")
    void tellsTheLogWhy() throws MechanismException {
        byte[] wrong = message(text(RIGHT).replaceAll("response=.", "response=x"));
        DigestPeers nobody = CHRIS.with((CredentialStore) (user, realm, mechanism) -> Optional.empty());
        DigestPeers judged = CHRIS.with((CredentialStore) (user, realm, mechanism) ->
                Optional.of(new Account(user, (Credential.Verifier) password -> Optional.of(user))));

        assertThat(detail(CHRIS, wrong)).contains("wrong password");
        assertThat(detail(nobody, wrong)).contains("no such user");
        assertThat(detail(judged, wrong)).contains("no credential that serves");
        claimThatTheCostIsUnknown();
    }

    private static Optional<String> detail(DigestPeers peers, byte[] response) throws MechanismException {
        Exchange server = challenged(peers);
        return catchThrowableOfType(MechanismException.class, () -> server.evaluate(response))
                .detail();
    }

    @Test
    @DisplayName("S18 for DIGEST-MD5: what stands for unknown users lets nobody in, though everybody can compute it")
    void pretendedCredentialLetsNobodyIn() throws MechanismException {
        DigestPeers nobody = CHRIS.with((CredentialStore) (user, realm, mechanism) -> Optional.empty());
        ResponseValue value = new ResponseValue(RIGHT);
        byte[] hashOfA1 = value.hashOfA1(new DigestCredential("", Secret.owning(new byte[16])));

        assertRefuses(
                Reason.REFUSED,
                "wrong",
                nobody,
                RIGHT.proven(value.ofClient(hashOfA1)).encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "d388dad90d4bbd760a152321f2143af70", "D388DAD90D4BBD760A152321F2143AF7"})
    void refusesAProofOfAnotherShape(String proof) throws MechanismException {
        String response = text(RIGHT).replaceAll("response=[^,]*", "response=\"" + proof + "\"");

        assertRefuses(Reason.REFUSED, "wrong", CHRIS, message(response));
    }

    @Test
    @DisplayName("P3 for DIGEST-MD5: an empty password lets nobody in")
    void refusesEmptyPassword() throws MechanismException {
        assertRefuses(
                Reason.REFUSED,
                "wrong",
                DigestPeers.of("chris", "").withNonce(SERVER_NONCE),
                proven(RIGHT, DigestKeys.derive("chris", "elwood.innosoft.com", Secret.of(new char[0]))));
    }

    @ParameterizedTest
    @DisplayName("10 D5: the stored hash of an empty password lets nobody in, however the name is spelt")
    @CsvSource({"chris, chris, chris", "chr\u00ADis, chris, chris", "Chris, chris, chris", "chris, chris, Chris"})
    void refusesTheHashOfAnEmptyPassword(String sent, String hashed, String canonical) throws MechanismException {
        DigestCredential nothing = DigestKeys.derive(hashed, "elwood.innosoft.com", Secret.of(new char[0]));
        CredentialStore store = (user, realm, mechanism) -> Optional.of(new Account(
                canonical, new DigestCredential(realm, nothing.hash().copy())));
        DigestResponse response = new DigestResponse(
                RIGHT.charset(),
                DigestPeers.octets(sent),
                RIGHT.realm(),
                RIGHT.nonce(),
                RIGHT.nc(),
                RIGHT.cnonce(),
                RIGHT.qop(),
                RIGHT.digestUri(),
                "",
                null,
                RIGHT.maxbuf(),
                null);

        assertRefuses(Reason.REFUSED, "wrong", CHRIS.with(store), proven(response, nothing));
    }

    @Test
    @DisplayName("10 D5: nor where those who do not exist are judged by a password")
    void refusesTheHashOfAnEmptyPasswordBesidePasswords() throws MechanismException {
        DigestCredential nothing = DigestKeys.derive("chris", "elwood.innosoft.com", Secret.of(new char[0]));
        CredentialStore store = new CredentialStore() {
            @Override
            public Optional<Account> find(String user, String realm, Mechanism mechanism) {
                return Optional.of(new Account(
                        user, new DigestCredential(realm, nothing.hash().copy())));
            }

            @Override
            public Decoy decoy(Mechanism mechanism) {
                return Decoy.standard().judgedLike(new Credential.Password(Secret.of("secret".toCharArray())));
            }
        };

        assertRefuses(Reason.REFUSED, "wrong", CHRIS.with(store), proven(RIGHT, nothing));
    }

    @Test
    @DisplayName("a stored H(user:realm:password) serves, in its realm")
    void answersFromADigestHash() throws MechanismException {
        CredentialStore store = (user, realm, mechanism) -> Optional.of(new Account(
                user, DigestKeys.derive("chris", "elwood.innosoft.com", Secret.of("secret".toCharArray()))));

        assertTakes(CHRIS.with(store), proven(RIGHT));
        assertRefuses(
                Reason.REFUSED,
                "wrong",
                CHRIS.with(store).withRealms("elsewhere"),
                proven(with(RIGHT, "elsewhere", RIGHT.nc(), Qop.AUTH, RIGHT.digestUri())));
    }

    @Test
    @DisplayName("S17 for DIGEST-MD5: who may act as whom is asked after the proof")
    void authorisesAfterProof() throws MechanismException {
        DigestPeers nobody = CHRIS.actingAs("nobody");
        byte[] right = nobody.withNonce("c").client().evaluate(CHRIS.server().evaluate(null));
        byte[] wrong =
                nobody.withPassword("guess").client().evaluate(CHRIS.server().evaluate(null));

        assertRefuses(Reason.NOT_AUTHORIZED, "may not act as", CHRIS, right);
        assertRefuses(Reason.REFUSED, "wrong", CHRIS, wrong);
    }

    @Test
    void aStoreThatIsDownIsNoWrongPassword() throws MechanismException {
        DigestPeers down = CHRIS.with((CredentialStore) (user, realm, mechanism) -> {
            throw new IllegalStateException("disk gone");
        });

        assertRefuses(Reason.TEMPORARY, "at the moment", down, proven(RIGHT));
    }

    @Test
    @DisplayName("D19: without a memory for sessions, an initial response gets a challenge")
    void challengesAnInitialResponse() throws MechanismException {
        Exchange server = CHRIS.server();

        assertThat(text(server.evaluate(message("whatever=this is")))).startsWith("realm=");
        assertThat(text(server.evaluate(proven(RIGHT)))).startsWith("rspauth=");
    }

    @Test
    void knowsNoServiceIfNobodySaid() throws MechanismException {
        DigestPeers unknown = CHRIS.at("", "").withRealms("elwood.innosoft.com");

        assertThat(unknown.service()).isEqualTo(Service.UNKNOWN);
        assertTakes(unknown, proven(RIGHT));
    }
}
