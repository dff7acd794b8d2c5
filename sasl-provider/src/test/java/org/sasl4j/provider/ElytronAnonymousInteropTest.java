package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import javax.security.auth.callback.NameCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wildfly.security.auth.callback.AnonymousAuthorizationCallback;
import org.wildfly.security.sasl.anonymous.AnonymousClientFactory;
import org.wildfly.security.sasl.anonymous.AnonymousServerFactory;

class ElytronAnonymousInteropTest {
    private static final String SMILES = "\uD83D\uDE00".repeat(200); // 400 chars

    private static SaslServer elytron() throws SaslException {
        Answers handler = Answers.none()
                .on(AnonymousAuthorizationCallback.class, (callback, together) -> callback.setAuthorized(true));
        return new AnonymousServerFactory().createSaslServer("ANONYMOUS", "test", "localhost", Map.of(), handler);
    }

    private static SaslClient elytronClient(String trace) throws SaslException {
        Answers handler = Answers.none().on(NameCallback.class, (callback, together) -> callback.setName(trace));
        return new AnonymousClientFactory()
                .createSaslClient(new String[] {"ANONYMOUS"}, null, "test", "localhost", Map.of(), handler);
    }

    private static SaslClient ours(String trace) throws SaslException {
        return Ours.client("ANONYMOUS", Map.of("org.sasl4j.anonymous.trace", trace), null);
    }

    @Test
    @DisplayName("A1: our client with a trace gets in at Elytron's server")
    void getsInAtElytron() throws SaslException {
        SaslServer server = elytron();

        Ours.login(ours("sirhc"), server);

        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("A1: Elytron's client gets in at our server, which tells its trace")
    void elytronGetsIn() throws SaslException {
        SaslServer server = Ours.server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);

        Ours.login(elytronClient("sirhç"), server);

        assertThat(server.getNegotiatedProperty("org.sasl4j.anonymous.trace")).isEqualTo("sirhç");
    }

    @Test
    @DisplayName("A1: Elytron's server loops for ever on the empty message, against RFC 4505 section 2; ours completes")
    void completesWhereElytronLoops() throws SaslException {
        SaslServer elytron = elytron();
        SaslServer ours = Ours.server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);

        for (int i = 0; i < 3; i++) {
            assertThat(elytron.evaluateResponse(new byte[0])).isEmpty();
            assertThat(elytron.isComplete()).isFalse();
        }

        assertThat(ours.evaluateResponse(new byte[0])).isNull();
        assertThat(ours.isComplete()).isTrue();
    }

    @Test
    @DisplayName(
            "A1: Elytron counts UTF-16 units where RFC 4505 section 2 counts characters; both our sides count right")
    void countsCharactersWhereElytronCountsUnits() throws SaslException {
        SaslServer elytron = elytron();
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> Ours.login(ours(SMILES), elytron));

        SaslServer server = Ours.server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);
        Ours.login(ours(SMILES), server);

        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("A1: Elytron tells the identity before it is complete; ours is IllegalStateException then")
    void tellsIdentityAfterCompletionOnly() throws SaslException {
        assertThat(elytron().getAuthorizationID()).isEqualTo("anonymous");

        SaslServer ours = Ours.server("ANONYMOUS", Ours.WITH_ANONYMOUS, null);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(ours::getAuthorizationID);
    }
}
