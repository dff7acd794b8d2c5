package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.sasl4j.mechanism.digest.DigestPeers.message;
import static org.sasl4j.mechanism.digest.DigestPeers.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Context;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.Settings;

/** D19: subsequent authentication (RFC 2831 section 2.2). */
class DigestSessionsTest {
    private static final String CHALLENGE = "nonce=\"n\",qop=\"auth\",algorithm=md5-sess,charset=utf-8";
    private static final String KEY = "imap/elwood.innosoft.com\0\0"; // and the user

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private DigestSessions ofClient;
    private DigestSessions ofServer;

    @BeforeEach
    void remember() {
        ofClient = new DigestSessions(10, Duration.ofMinutes(5), now::get);
        ofServer = new DigestSessions(10, Duration.ofMinutes(5), now::get);
    }

    private static DigestPeers with(DigestPeers peers, DigestSessions sessions) {
        return peers.with(DigestMd5.SESSIONS, sessions);
    }

    private Exchange client(DigestPeers peers) {
        return with(peers, ofClient).client();
    }

    private Exchange server() {
        return with(DigestPeers.chris(), ofServer).server();
    }

    private void logIn() throws MechanismException {
        DigestPeers.run(client(DigestPeers.chris()), server());
    }

    private static void assertChallenged(byte[] answer, String words) {
        assertThat(text(answer)).startsWith("realm=").contains(words);
    }

    @Test
    @DisplayName("D19: the second time the client opens with nc=00000002, and one round trip is all")
    void resumes() throws MechanismException {
        assertThat(client(DigestPeers.chris()).speaksFirst()).isFalse();
        logIn();
        for (String nc : new String[] {"00000002", "00000003"}) {
            Exchange client = client(DigestPeers.chris());
            Exchange server = server();

            assertThat(client.speaksFirst()).isTrue();
            byte[] response = client.evaluate(null);
            assertThat(text(response)).contains(",nc=" + nc + ",");
            byte[] last = server.evaluate(response);

            assertThat(text(last)).startsWith("rspauth=");
            assertThat(server.authorizationId()).isEqualTo("chris");
            assertThat(client.evaluate(last)).isNull();
            assertThat(client.isComplete()).isTrue();
        }
        assertThat(ofServer.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("D19: names beyond ASCII resume too")
    void resumesWithAnyName() throws MechanismException {
        DigestPeers peers = DigestPeers.of("pass\u00e9\u0438", "secr\u00e9t");
        DigestPeers.run(client(peers), with(peers, ofServer).server());

        Exchange server = with(peers, ofServer).server();
        DigestPeers.run(client(peers), server);

        assertThat(server.authorizationId()).isEqualTo("pass\u00e9\u0438");
    }

    @Test
    @DisplayName("D19: an initial response used twice gets a challenge, and the count stays")
    void refusesAReplay() throws MechanismException {
        logIn();
        byte[] response = client(DigestPeers.chris()).evaluate(null);
        server().evaluate(response);

        assertChallenged(server().evaluate(response), "nonce=");
        assertThat(ofServer.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("D19: a wrong count, digest or other values get a challenge, and the count stays")
    void challengesWhatIsInvalid() throws MechanismException {
        logIn();
        String right = text(client(DigestPeers.chris()).evaluate(null));
        for (String wrong : new String[] {
            right.replace("nc=00000002", "nc=00000003"),
            right.replaceAll("response=.", "response=x"),
            right.replaceAll("cnonce=\"..", "cnonce=\"xx"),
            right.replace("username=\"chris\"", "username=\"crish\""),
            right.replace("imap/", "smtp/"),
            right.replace("qop=auth", "qop=auth-int"),
            right.replaceAll("([,])nonce=\"..", "$1nonce=\"xx"),
            "no directives"
        }) {
            assertChallenged(server().evaluate(message(wrong)), "nonce=");
        }

        assertThat(text(server().evaluate(message(right)))).startsWith("rspauth=");
    }

    @Test
    @DisplayName("D19: after a challenge instead of a proof the exchange goes on as an initial one")
    void goesOnAfterAChallenge() throws MechanismException {
        logIn();
        ofServer = new DigestSessions(10, Duration.ofMinutes(5), now::get); // restarted
        Exchange client = client(DigestPeers.chris());
        Exchange server = server();

        byte[] challenge = server.evaluate(client.evaluate(null));
        assertChallenged(challenge, "algorithm");
        byte[] response = client.evaluate(challenge);
        assertThat(text(response)).contains("nc=00000001");
        client.evaluate(server.evaluate(response));

        assertThat(client.isComplete()).isTrue();
        assertThat(ofClient.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("D19: a session that is too old is stale: the same password is used again, and not asked for")
    void isStaleAfterItsLife() throws MechanismException {
        logIn();
        now.set(now.get().plus(Duration.ofMinutes(6)));
        Exchange client = client(DigestPeers.chris());
        Exchange server = server();

        byte[] challenge = server.evaluate(client.evaluate(null));
        assertChallenged(challenge, "stale=true");
        client.evaluate(server.evaluate(client.evaluate(challenge)));

        assertThat(client.isComplete()).isTrue();
        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("D19: a stale session with a wrong proof is not called stale")
    void doesNotCallAWrongProofStale() throws MechanismException {
        logIn();
        now.set(now.get().plus(Duration.ofMinutes(6)));
        byte[] wrong = client(DigestPeers.chris().withPassword("guess")).evaluate(null);

        assertThat(text(server().evaluate(wrong))).doesNotContain("stale");
    }

    @Test
    @DisplayName("D19: a password that has changed on the server ends its sessions")
    void asksTheStoreAgain() throws MechanismException {
        logIn();
        DigestPeers changed = DigestPeers.of("chris", "changed");
        byte[] response = client(DigestPeers.chris()).evaluate(null);

        assertChallenged(with(changed, ofServer).server().evaluate(response), "nonce=");
    }

    @Test
    @DisplayName("D19: who may act as whom is asked at each authentication")
    void asksTheAuthorizerAgain() throws MechanismException {
        logIn();
        DigestPeers nobody = DigestPeers.chris().actingAs("nobody");
        assertThat(client(nobody).speaksFirst()).isFalse();
        String response = text(client(DigestPeers.chris()).evaluate(null));
        DigestResponse parsed = DigestResponse.parse(message(response), new Context() {});
        DigestResponse other = new DigestResponse(
                parsed.charset(),
                parsed.username(),
                parsed.realm(),
                parsed.nonce(),
                parsed.nc(),
                parsed.cnonce(),
                parsed.qop(),
                parsed.digestUri(),
                "",
                null,
                parsed.maxbuf(),
                "nobody");
        ResponseValue value = new ResponseValue(other);
        byte[] key = value.hashOfA1(value.credential(org.sasl4j.Secret.of("secret".toCharArray())));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() ->
                        server().evaluate(other.proven(value.ofClient(key)).encode()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AUTHORIZED));
    }

    @Test
    @DisplayName("10 E3: a count that came with a right proof is spent, also where the authorizer then refuses")
    void spendsACountThoughTheUserIsLocked() throws MechanismException {
        for (Reason reason : new Reason[] {Reason.REFUSED, Reason.MALFORMED, Reason.NOT_AUTHORIZED, Reason.TEMPORARY}) {
            logIn();
            byte[] response = client(DigestPeers.chris()).evaluate(null);
            Exchange failing = with(DigestPeers.chris(), ofServer).server((authenticationId, authorizationId) -> {
                throw new MechanismException(reason, "the account is locked");
            });
            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> failing.evaluate(response))
                    .withMessage("the account is locked");

            assertChallenged(server().evaluate(response), "nonce=");
        }
    }

    @Test
    @DisplayName("D19: a resumption that the store could not judge is not left to be replayed")
    void forgetsWhatItCouldNotJudge() throws MechanismException {
        logIn();
        byte[] response = client(DigestPeers.chris()).evaluate(null);
        DigestPeers down = DigestPeers.chris().with((org.sasl4j.CredentialStore) (user, realm, mechanism) -> {
            throw new IllegalStateException("disk gone");
        });
        Exchange failing = with(down, ofServer).server();
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> failing.evaluate(response))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));

        assertChallenged(server().evaluate(response), "nonce=");
        assertThat(ofServer.size()).isZero();
    }

    @Test
    @DisplayName("rule 8, D19: a client that promised a first message and finds no session left sends an empty one")
    void keepsItsPromise() throws MechanismException {
        logIn();
        Exchange first = client(DigestPeers.chris());
        Exchange second = client(DigestPeers.chris());
        assertThat(first.speaksFirst()).isTrue();
        assertThat(second.speaksFirst()).isTrue();
        Exchange third = client(DigestPeers.chris());

        assertThat(first.evaluate(new byte[0])).isNotEmpty();
        assertThat(second.evaluate(new byte[0])).isEmpty();
        assertThat(third.speaksFirst()).isFalse();
        assertThat(third.evaluate(new byte[0])).isNull();
        Exchange server = server();
        second.evaluate(server.evaluate(second.evaluate(server.evaluate(null))));
        assertThat(second.isComplete()).isTrue();
    }

    @Test
    @DisplayName("D19: another user, service or identity finds no session")
    void keepsUsersApart() throws MechanismException {
        logIn();

        assertThat(client(DigestPeers.chris().at("smtp", "elwood.innosoft.com")).speaksFirst())
                .isFalse();
        assertThat(client(DigestPeers.chris().at("imap", "other")).speaksFirst())
                .isFalse();
        assertThat(client(DigestPeers.chris().actingAs("boss")).speaksFirst()).isFalse();
        assertThat(client(DigestPeers.chris().withUser("other")).evaluate(null)).isEmpty();
    }

    @Test
    @DisplayName("D19: a profile without initial responses still works")
    void takesAChallengeFirst() throws MechanismException {
        logIn();
        Exchange client = client(DigestPeers.chris());
        Exchange server = server();

        byte[] last = server.evaluate(client.evaluate(server.evaluate(null)));

        assertThat(client.evaluate(last)).isNull();
        assertThat(client.isComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH_INT", "AUTH_CONF"})
    @DisplayName("D19: a session with a layer is not remembered: resuming it would use its keys twice")
    void doesNotRememberLayers(String qop) throws MechanismException {
        DigestPeers peers = DigestPeers.chris().with(Protection.of(Qop.valueOf(qop)));
        DigestPeers.run(client(peers), with(peers, ofServer).server());

        assertThat(ofClient.size()).isZero();
        assertThat(ofServer.size()).isZero();
        assertThat(client(peers).speaksFirst()).isFalse();
    }

    @Test
    @DisplayName("D19: a client that must have a layer does not resume a session without one")
    void doesNotResumeBelowItsProtection() throws MechanismException {
        logIn();
        DigestPeers peers = DigestPeers.chris().with(Protection.of(Qop.AUTH_CONF));

        assertThat(client(peers).speaksFirst()).isFalse();
    }

    @Test
    void keepsNoMoreThanItsCapacity() {
        DigestSessions sessions = new DigestSessions(2, Duration.ofMinutes(1), now::get);
        DigestSessions.Session session = new DigestSessions.Session("u", "", "n", "c", 1, Charset.UTF_8, now.get());
        sessions.put("a", session);
        sessions.put("b", session);
        sessions.put("c", session);

        assertThat(sessions.take("a")).isEmpty();
        assertThat(sessions.take("b")).contains(session);
        assertThat(sessions.take("b")).isEmpty();
        assertThat(sessions).hasToString("DigestSessions[1]");
        assertThat(new DigestSessions(1, Duration.ofNanos(1))).hasToString("DigestSessions[0]");
        assertThatIllegalArgumentException().isThrownBy(() -> new DigestSessions(0, Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new DigestSessions(1, Duration.ZERO));
    }

    /** A client of chris that is asked for the password each time, and keeps what it handed over. */
    private ClientContext asked(String authzid, List<Secret> handed) {
        DigestPeers chris = DigestPeers.chris();
        return new ClientContext() {
            @Override
            public Login login() {
                handed.add(Secret.of(chris.password().toCharArray()));
                return new Login(chris.user(), handed.get(handed.size() - 1));
            }

            @Override
            public String authorizationId() {
                return authzid;
            }

            @Override
            public Service service() {
                return chris.service();
            }

            @Override
            public Settings settings() {
                return Settings.none().with(DigestMd5.SESSIONS, ofClient);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"'',2", "',stale=false',2", "',stale=true',1"})
    @DisplayName("D19: the password is asked for anew unless the nonce was merely stale, and wiped in either case")
    void asksAnewUnlessStale(String more, int times) throws MechanismException {
        logIn();
        List<Secret> handed = new ArrayList<>();
        try (Exchange client = Exchange.client(DigestPeers.MECHANISM, asked("", handed))) {
            client.evaluate(null);
            assertThat(text(client.evaluate(message(CHALLENGE + more)))).contains(",nc=00000001,");
        }

        assertThat(handed).hasSize(times);
        handed.forEach(secret -> assertThatIllegalStateException().isThrownBy(secret::revealBytes));
    }

    @ParameterizedTest
    @CsvSource({
        "'realm=\"other\",realm=\"elwood.innosoft.com\",',elwood.innosoft.com",
        "'realm=\"other\",',other",
        "'',elwood.innosoft.com"
    })
    @DisplayName("D15, D19: the realm stays the same where it is still offered, or none is")
    void keepsItsRealm(String realms, String chosen) throws MechanismException {
        logIn();
        Exchange client = client(DigestPeers.chris());
        client.evaluate(null);

        assertThat(text(client.evaluate(message(realms + CHALLENGE + ",stale=true"))))
                .contains("realm=\"" + chosen + "\"");
    }

    @Test
    @DisplayName("14: the password is wiped where there is no session of this user to resume")
    void wipesThePasswordThatItDoesNotUse() throws MechanismException {
        logIn();
        List<Secret> handed = new ArrayList<>();
        DigestSessions.Session ofAnother = ofClient.take(KEY + "chris").orElseThrow();
        ofClient.put(KEY + "juliet", ofAnother);
        assertThat(Exchange.client(DigestPeers.MECHANISM, asked("", handed)).evaluate(null))
                .isEmpty();

        assertThat(handed).hasSize(1);
        assertThatIllegalStateException().isThrownBy(handed.get(0)::revealBytes);
    }

    @Test
    @DisplayName("D19: a life without end is one")
    void resumesForEver() throws MechanismException {
        for (Duration life : List.of(ChronoUnit.FOREVER.getDuration(), Duration.ofSeconds(Long.MAX_VALUE))) {
            ofClient = new DigestSessions(10, life, now::get);
            ofServer = new DigestSessions(10, life, now::get);
            logIn();
            now.set(Instant.parse("9999-11-24T12:00:00Z"));

            assertThat(text(server().evaluate(client(DigestPeers.chris()).evaluate(null))))
                    .startsWith("rspauth=");
        }
    }
}
