package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;

import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;

@DisplayName("10 B2: a connection known to be readable carries no password and no token, through Sasl.* either")
class PlaintextTest {
    private static final byte[] ALICE = Ours.plain("", "alice", "secret");
    private static final Map<String, Object> READABLE = Map.of(
            "org.sasl4j.connection",
            Connection.plaintext(),
            "org.sasl4j.mechanisms",
            "PLAIN LOGIN OAUTHBEARER XOAUTH2 FOO SCRAM-SHA-256");
    private static final Map<String, Object> ALLOWED = Map.of(
            "org.sasl4j.connection",
            Connection.plaintext(),
            "org.sasl4j.mechanisms",
            READABLE.get("org.sasl4j.mechanisms"),
            "org.sasl4j.plaintext",
            "true");

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2", "FOO"})
    void neitherSideStartsNorDoesAnotherProviderInItsPlace(String name) throws Exception {
        Registered.first(new Sasl4jProvider(), () -> {
            Answers handler = Answers.login("alice", "secret");
            SaslClient client =
                    Sasl.createSaslClient(new String[] {name}, null, "imap", "localhost", READABLE, handler);
            assertThat(Registered.isOurs(client)).isTrue();
            assertFails(Reason.POLICY, "others can read", () -> client.evaluateChallenge(new byte[0]));
            assertThat(handler.calls()).isEmpty();

            SaslServer server = Sasl.createSaslServer(name, "imap", "localhost", READABLE, null);
            assertThat(Registered.isOurs(server)).isTrue();
            assertFails(Reason.POLICY, "others can read", () -> server.evaluateResponse(ALICE));
        });
    }

    @Test
    void theListsLeaveThemOut() {
        assertThat(Ours.PROVIDER.clientFactory().getMechanismNames(READABLE)).containsExactly("SCRAM-SHA-256");
        assertThat(Ours.PROVIDER.serverFactory().getMechanismNames(READABLE)).containsExactly("SCRAM-SHA-256");
        assertThat(Ours.PROVIDER.serverFactory().getMechanismNames(ALLOWED))
                .contains("PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2", "FOO");
    }

    @Test
    void aSettingAllowsIt() throws Exception {
        assertThat(Ours.client("PLAIN", ALLOWED, Answers.login("alice", "secret"))
                        .evaluateChallenge(null))
                .isEqualTo(ALICE);
        SaslServer server = Ours.server("PLAIN", ALLOWED, Answers.user("alice", "secret"));
        assertThat(server.evaluateResponse(ALICE)).isNull();
        assertThat(server.isComplete()).isTrue();

        Sasl4jProvider configured = new Sasl4jProvider().configure("plaintext=true");
        assertThat(List.of(configured
                        .clientFactory()
                        .getMechanismNames(Map.of("org.sasl4j.connection", Connection.plaintext()))))
                .contains("PLAIN");
    }

    @Test
    void aPolicyInCodeForbidsItWhateverTheCallSays() throws Exception {
        Sasl4jProvider strict = new Sasl4jProvider(
                "STRICT", Mechanisms.standard(), MechanismPolicy.standard().plaintext(Fact.NO));
        SaslClient client = strict.clientFactory()
                .createSaslClient(
                        new String[] {"PLAIN"},
                        null,
                        "imap",
                        "localhost",
                        Map.of("org.sasl4j.connection", Connection.plaintext(), "org.sasl4j.plaintext", true),
                        Answers.login("alice", "secret"));

        assertFails(Reason.POLICY, "others can read", () -> client.evaluateChallenge(null));
    }

    @Test
    void noCallTakesBackWhatTheConfigurationForbids() throws Exception {
        Sasl4jProvider configured = new Sasl4jProvider().configure("plaintext=false");
        SaslClient client = configured
                .clientFactory()
                .createSaslClient(
                        new String[] {"PLAIN"}, null, "imap", "localhost", ALLOWED, Answers.login("alice", "secret"));

        assertFails(Reason.POLICY, "others can read", () -> client.evaluateChallenge(null));
    }

    @Test
    void noOtherProviderIsLeftOneOfSeveral() throws Exception {
        Map<String, Object> props =
                Map.of("org.sasl4j.connection", Connection.plaintext(), "org.sasl4j.mechanisms", "SCRAM-SHA-512");
        SaslClient client = Ours.PROVIDER
                .clientFactory()
                .createSaslClient(new String[] {"CRAM-MD5", "PLAIN"}, null, "imap", "localhost", props, null);

        assertFails(Reason.POLICY, "PLAIN is refused", () -> client.evaluateChallenge(null));
    }
}
