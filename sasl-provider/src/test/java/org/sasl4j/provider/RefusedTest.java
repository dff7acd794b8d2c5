package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.sasl4j.provider.Ours.assertFails;

import java.util.Map;
import java.util.function.Supplier;
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

/** What may not run is made all the same, and fails at its first evaluation. */
class RefusedTest {
    private static final Map<String, Object> ENFORCED =
            Map.of("org.sasl4j.mechanisms", "EXTERNAL", "org.sasl4j.enforce", true);

    @ParameterizedTest
    @CsvSource({"PLAIN, true", "SCRAM-SHA-256, true", "CRAM-MD5, false", "DIGEST-MD5, false", "LOGIN, false"})
    @DisplayName("10 B7: it is called and opens as the mechanism does, so that callers come to evaluate")
    void looksLikeTheMechanism(String mechanism, boolean initial) throws SaslException {
        Answers handler = Answers.login("alice", "secret");
        SaslClient client = Ours.client(mechanism, ENFORCED, handler);
        SaslServer server = Ours.server(mechanism, ENFORCED, handler);

        assertThat(client.getMechanismName()).isEqualTo(mechanism);
        assertThat(server.getMechanismName()).isEqualTo(mechanism);
        assertThat(client.hasInitialResponse()).isEqualTo(initial);
        String words = mechanism + " is refused: not in the whitelist";
        assertFails(Reason.POLICY, words, () -> client.evaluateChallenge(new byte[0]));
        assertFails(Reason.POLICY, words, () -> server.evaluateResponse(new byte[0]));
        assertThat(handler.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anything"})
    @DisplayName(
            "10 B7: whatever the peer says first, nothing is sent; it stays failed, and is disposed of as any other")
    void staysFailed(String message) throws SaslException {
        SaslClient client = Ours.client("PLAIN", ENFORCED, Answers.login("alice", "secret"));
        SaslServer server = Ours.server("PLAIN", ENFORCED, Answers.user("alice", "secret"));

        for (int i = 0; i < 2; i++) {
            assertFails(Reason.POLICY, "PLAIN is refused", () -> client.evaluateChallenge(Ours.utf8(message)));
            assertFails(Reason.POLICY, "PLAIN is refused", () -> server.evaluateResponse(Ours.utf8(message)));
        }
        assertThat(client.isComplete()).isFalse();
        assertThat(server.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(server::getAuthorizationID);
        client.dispose();
        server.dispose();
    }

    @Test
    @DisplayName("10 B7: a policy flag that is no String is ours to refuse, not SunSASL's to break down over")
    void answersForFlagsThatAreNoStrings() throws Exception {
        Map<String, Object> flag = Map.of(Sasl.POLICY_NOPLAINTEXT, true);
        Map<String, Object> text = Map.of(Sasl.POLICY_NOPLAINTEXT, "true");
        Registered.first(new Sasl4jProvider(), () -> {
            SaslClient client = Sasl.createSaslClient(
                    new String[] {"PLAIN"}, null, "imap", "localhost", flag, Answers.login("alice", "secret"));
            assertFails(Reason.POLICY, "PLAIN is refused: lacks NOPLAINTEXT", () -> client.evaluateChallenge(null));
            SaslServer server =
                    Sasl.createSaslServer("PLAIN", "imap", "localhost", flag, Answers.user("alice", "secret"));
            assertFails(Reason.POLICY, "PLAIN is refused: lacks NOPLAINTEXT", () -> server.evaluateResponse(null));
        });
        assertThat(Ours.client("PLAIN", text, null)).isNull(); // SunSASL reads it, and refuses too
        assertThat(Ours.client("PLAIN", Map.of(Sasl.SERVER_AUTH, true), null))
                .isNull(); // its PLAIN does not look at it
    }

    @Test
    @DisplayName("10 B7: a value that makes no sense is told at the first evaluation, as no fault of the peer's")
    void tellsSenselessValues() throws SaslException {
        Map<String, Object> senseless = Map.of("org.sasl4j.normalization", "nfc");
        String words = "the property org.sasl4j.normalization must be saslprep, none, lenient or postgresql";

        assertFails(Reason.TEMPORARY, words, () -> Ours.client("PLAIN", senseless, null)
                .evaluateChallenge(null));
        assertFails(Reason.TEMPORARY, words, () -> Ours.server("PLAIN", senseless, null)
                .evaluateResponse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.sasl4j.mechanisms", "org.sasl4j.offered"})
    @DisplayName("ANONYMOUS: a server lets nobody in as anonymous unless a list names it; clients may be anonymous")
    void anonymousServerIsNamed(String list) throws SaslException {
        Supplier<String[]> offered = () -> Ours.PROVIDER.serverFactory().getMechanismNames(Map.of(list, "anonymous"));

        assertThat(Ours.server("ANONYMOUS", Ours.NONE, null)).isNull();
        assertThat(Ours.server("ANONYMOUS", Map.of(list, "PLAIN"), null)).isNull();
        assertThat(Ours.PROVIDER.serverFactory().getMechanismNames(null)).doesNotContain("ANONYMOUS");
        assertThat(Ours.client("ANONYMOUS", Ours.NONE, null)).isNotNull();
        assertThat(offered.get()).contains("ANONYMOUS");
        SaslServer server = Ours.server("ANONYMOUS", Map.of(list, "anonymous"), null);
        assertThat(server.evaluateResponse(new byte[0])).isNull();
        assertThat(server.getAuthorizationID()).isEqualTo("anonymous");
        assertFails(Reason.POLICY, "lets in whoever asks", () -> Ours.server(
                        "ANONYMOUS", Map.of("org.sasl4j.enforce", true), null)
                .evaluateResponse(null));
    }

    @Test
    @DisplayName("10 D7: names are found in any case of ASCII letters, in a call and in every list of a property")
    void namesHaveNoCase() throws SaslException {
        for (String spelling : new String[] {"plain", "Plain", "pLAIN"}) {
            assertThat(Ours.client(spelling, Ours.NONE, null).getMechanismName())
                    .isEqualTo("PLAIN");
            assertThat(Ours.server(spelling, Ours.NONE, null).getMechanismName())
                    .isEqualTo("PLAIN");
            Map<String, Object> list = Map.of("org.sasl4j.mechanisms", spelling);
            assertThat(Ours.PROVIDER.clientFactory().getMechanismNames(list)).containsExactly("PLAIN");
        }
        Map<String, Object> ranks = Map.of("org.sasl4j.priorities", "plain=99");
        assertThat(Ours.PROVIDER.clientFactory().getMechanismNames(ranks)).startsWith("PLAIN");
        SaslClient downgraded = Ours.client(
                "SCRAM-SHA-256",
                Map.of(
                        "org.sasl4j.offered",
                        "scram-sha-256 scram-sha-256-plus",
                        "org.sasl4j.channelbinding",
                        org.sasl4j.ChannelBinding.of("tls-exporter", new byte[] {1})),
                Answers.login("alice", "secret"));
        assertFails(Reason.POLICY, "-PLUS", () -> downgraded.evaluateChallenge(null));
    }
}
