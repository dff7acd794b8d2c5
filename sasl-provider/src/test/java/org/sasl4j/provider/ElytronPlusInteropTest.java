package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.tls.Conversation.BASE;
import static org.sasl4j.tls.Conversation.PLUS;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ChannelBinding;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.tls.Conversation;
import org.wildfly.security.auth.callback.ChannelBindingCallback;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;
import org.wildfly.security.sasl.scram.ScramSaslClientFactory;
import org.wildfly.security.sasl.scram.ScramSaslServerFactory;

class ElytronPlusInteropTest {
    private static final byte[] DATA = "what both ends of the channel share".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "what another channel's ends share".getBytes(StandardCharsets.US_ASCII);
    private static final String PASSWORD = "secret";

    private static Answers having(Answers handler, String type, byte[] data, String password) {
        return handler.on(ChannelBindingCallback.class, (callback, together) -> {
                    callback.setBindingType(type);
                    callback.setBindingData(data);
                })
                .on(CredentialCallback.class, (callback, together) -> {
                    if (callback.isCredentialTypeSupported(PasswordCredential.class, ClearPassword.ALGORITHM_CLEAR)) {
                        callback.setCredential(new PasswordCredential(
                                ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, password.toCharArray())));
                    }
                });
    }

    private static SaslServer elytron(String mechanism, String type, byte[] data) throws SaslException {
        return new ScramSaslServerFactory(WildFlyElytronPasswordProvider.getInstance())
                .createSaslServer(
                        mechanism,
                        "test",
                        "localhost",
                        Map.of(),
                        having(Answers.user("alice", PASSWORD), type, data, PASSWORD)
                                .authorising());
    }

    private static SaslClient elytronClient(String mechanism, String type, byte[] data, String password)
            throws SaslException {
        return new ScramSaslClientFactory(WildFlyElytronPasswordProvider.getInstance())
                .createSaslClient(
                        new String[] {mechanism},
                        null,
                        "test",
                        "localhost",
                        Map.of(),
                        having(Answers.login("alice", password), type, data, password));
    }

    private static Map<String, Object> ours(String type, byte[] data) {
        return Map.of("org.sasl4j.channelbinding", ChannelBinding.of(type, data));
    }

    private static String said(MechanismException refusal) {
        return refusal.response()
                .map(octets -> new String(octets.toByteArray(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Void talk(SaslClient client, SaslServer server) throws Exception {
        Conversation.run(client, server);
        return null;
    }

    @ParameterizedTest
    @CsvSource({
        "SCRAM-SHA-1-PLUS, tls-unique",
        "SCRAM-SHA-256-PLUS, tls-server-end-point",
        "SCRAM-SHA-256-PLUS, tls-exporter",
        "SCRAM-SHA-512-PLUS, tls-unique"
    })
    @DisplayName("S8: -PLUS between us and Elytron, both ways")
    void bothWays(String mechanism, String type) throws Exception {
        SaslServer theirs = elytron(mechanism, type, DATA);
        talk(Conversation.alice(mechanism, ours(type, DATA)), theirs);
        assertThat(theirs.getAuthorizationID()).isEqualTo("alice");

        SaslServer own = Conversation.server(mechanism, ours(type, DATA));
        talk(elytronClient(mechanism, type, DATA, PASSWORD), own);
        assertThat(own.getAuthorizationID()).isEqualTo("alice");
        assertThat(own.getNegotiatedProperty("org.sasl4j.channelbinding.type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls-server-end-point", "tls-unique"})
    @DisplayName("S8: another channel's binding is refused, both ways, the password being right")
    void otherChannel(String type) throws Exception {
        SaslServer theirs = elytron(PLUS, type, OTHER);
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> talk(Conversation.alice(PLUS, ours(type, DATA)), theirs));
        assertThat(theirs.isComplete()).isFalse();

        SaslServer own = Conversation.server(PLUS, ours(type, OTHER));
        MechanismException refusal =
                assertFails(Reason.BINDING, "", () -> talk(elytronClient(PLUS, type, DATA, PASSWORD), own));
        assertThat(said(refusal)).isEqualTo("e=channel-bindings-dont-match");
    }

    @Test
    @DisplayName("S8: a wrong password is refused, both ways, the channel being right")
    void wrongPassword() throws Exception {
        SaslServer theirs = elytron(PLUS, "tls-unique", DATA);
        SaslClient client = Ours.client(PLUS, ours("tls-unique", DATA), Answers.login("alice", "guess"));
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> talk(client, theirs));
        assertThat(theirs.isComplete() || client.isComplete()).isFalse();

        SaslServer own = Conversation.server(PLUS, ours("tls-unique", DATA));
        assertFails(Reason.REFUSED, "", () -> talk(elytronClient(PLUS, "tls-unique", DATA, "guess"), own));
    }

    @Test
    @DisplayName("S6: Elytron's server refuses n where it has a binding, against RFC 5802 section 6; ours takes it")
    void elytronRefusesN() throws Exception {
        SaslServer theirs = elytron(BASE, "tls-unique", DATA);
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> talk(Conversation.alice(BASE, Ours.NONE), theirs))
                .withMessageContaining("server-does-support-channel-binding");

        SaslServer own = Conversation.server(BASE, ours("tls-unique", DATA));
        talk(Conversation.alice(BASE, Ours.NONE), own);
        assertThat(own.getAuthorizationID()).isEqualTo("alice");
    }

    @Test
    @DisplayName(
            "S7: Elytron's client says y by the base name without knowing the offer, so our server has to refuse it")
    void elytronSaysY() throws Exception {
        SaslClient theirs = elytronClient(BASE, "tls-unique", DATA, PASSWORD);
        byte[] first = theirs.evaluateChallenge(new byte[0]);
        assertThat(new String(first, StandardCharsets.UTF_8)).startsWith("y,,");

        MechanismException refusal =
                assertFails(Reason.BINDING, "", () -> Conversation.server(BASE, ours("tls-unique", DATA))
                        .evaluateResponse(first));
        assertThat(said(refusal)).isEqualTo("e=server-does-support-channel-binding");
        assertThat(Conversation.server(
                                BASE,
                                Map.of(
                                        "org.sasl4j.channelbinding",
                                        ChannelBinding.of("tls-unique", DATA),
                                        "org.sasl4j.offered",
                                        BASE))
                        .evaluateResponse(first))
                .isNotEmpty();
    }
}
