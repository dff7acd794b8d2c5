package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sasl4j.provider.Ours.assertFails;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException.Reason;

/** The JDK's clients against our servers; the JDK has no servers of these mechanisms. */
class SunSaslInteropTest {
    private static final Map<String, Object> ALICE = Map.of("org.sasl4j.external.identity", "alice");

    private static SaslClient sun(String mechanism, String authzid, Answers handler) throws Exception {
        Provider provider = Security.getProvider("SunSASL");
        SaslClientFactory factory = (SaslClientFactory)
                provider.getService("SaslClientFactory", mechanism).newInstance(null);
        SaslClient client =
                factory.createSaslClient(new String[] {mechanism}, authzid, "test", "localhost", Map.of(), handler);
        assertThat(client.getClass().getName()).startsWith("com.sun.security.sasl.");
        return client;
    }

    @Test
    @DisplayName("P1: SunSASL's PLAIN client logs in, beyond ASCII too")
    void plainLogsIn() throws Exception {
        SaslClient client = sun("PLAIN", "chéf", Answers.login("älice", "pässword€"));
        SaslServer server = Ours.server(
                "PLAIN", Ours.NONE, Answers.user("älice", "pässword€").authorising());

        assertThat(Ours.login(client, server)).isNull();

        assertThat(client.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("chéf");
    }

    @Test
    @DisplayName("P1: SunSASL's PLAIN client and ours send the same octets")
    void plainSendsSameOctets() throws Exception {
        for (String authzid : new String[] {null, "boss"}) {
            assertThat(Ours.client("PLAIN", authzid, Ours.NONE, Answers.login("alice", "secret"))
                            .evaluateChallenge(new byte[0]))
                    .isEqualTo(sun("PLAIN", authzid, Answers.login("alice", "secret"))
                            .evaluateChallenge(new byte[0]));
        }
    }

    @Test
    @DisplayName("rule 2: SunSASL throws IllegalArgumentException for an empty authzid; ours takes it as none")
    void takesEmptyAuthzidWhereSunSaslThrows() throws Exception {
        assertThatIllegalArgumentException().isThrownBy(() -> sun("PLAIN", "", Answers.login("alice", "secret")));

        assertThat(Ours.client("PLAIN", "", Ours.NONE, Answers.login("alice", "secret"))
                        .evaluateChallenge(null))
                .isEqualTo(Ours.plain("", "alice", "secret"));
    }

    @Test
    @DisplayName("P1: SunSASL's PLAIN client with a wrong password is refused")
    void plainIsRefused() throws Exception {
        SaslClient client = sun("PLAIN", null, Answers.login("alice", "guess"));
        SaslServer server = Ours.plainServer();

        assertFails(Reason.REFUSED, "wrong", () -> Ours.login(client, server));
    }

    @Test
    @DisplayName("P2: SunSASL's PLAIN client lets a NUL in the authzid through; our server refuses the four fields")
    void plainInjectionIsRefused() throws Exception {
        SaslClient sun = sun("PLAIN", "z\0alice", Answers.login("bob", "secret"));
        byte[] message = sun.evaluateChallenge(null);
        assertThat(message).isEqualTo(Ours.utf8("z\0alice\0bob\0secret")); // the peer breaks RFC 4616 section 2
        SaslServer server = Ours.server("PLAIN", Ours.NONE, Answers.user("alice", "bob\0secret"));

        assertFails(Reason.MALFORMED, "exactly two NULs", () -> server.evaluateResponse(message));
    }

    @Test
    @DisplayName("E1: SunSASL's EXTERNAL client logs in, with an authzid and without one")
    void externalLogsIn() throws Exception {
        SaslServer without = Ours.server("EXTERNAL", ALICE, null);
        assertThat(Ours.login(sun("EXTERNAL", null, Answers.none()), without)).isNull();
        assertThat(without.getAuthorizationID()).isEqualTo("alice");

        SaslServer with = Ours.server("EXTERNAL", ALICE, Answers.none().authorising());
        Ours.login(sun("EXTERNAL", "bøss", Answers.none()), with);
        assertThat(with.getAuthorizationID()).isEqualTo("bøss");
    }

    @Test
    @DisplayName("E2: SunSASL's EXTERNAL client without an identity from below is refused")
    void externalIsRefused() throws SaslException {
        SaslServer server = Ours.server("EXTERNAL", Ours.NONE, null);

        assertFails(Reason.REFUSED, "no identity", () -> Ours.login(sun("EXTERNAL", "alice", Answers.none()), server));
    }

    @Test
    @DisplayName("rule 11: SunSASL asks at creation, ours at the first evaluate; both ask Name and Password together")
    void asksLaterThanSunSasl() throws Exception {
        Answers ofSun = Answers.login("alice", "secret");
        Answers ofOurs = Answers.login("alice", "secret");

        sun("PLAIN", null, ofSun);
        SaslClient ours = Ours.client("PLAIN", Ours.NONE, ofOurs);

        assertThat(ofSun.calls()).hasSize(1);
        assertThat(ofOurs.calls()).isEmpty();
        ours.evaluateChallenge(null);
        assertThat(ofOurs.calls()).isEqualTo(ofSun.calls());
    }
}
