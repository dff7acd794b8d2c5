package com.example.consumer.hotrod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Alice;
import com.example.consumer.OurServers;
import com.example.consumer.Standing;
import java.security.Provider;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.infinispan.client.hotrod.security.BasicCallbackHandler;
import org.infinispan.client.hotrod.security.TokenCallbackHandler;
import org.infinispan.commons.util.SaslUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;
import org.wildfly.security.sasl.scram.WildFlyElytronSaslScramProvider;

/** The handlers of Infinispan's Hot Rod client with our clients, and how it chooses a factory. */
class HotRodHandlersInteropTest {
    private static SaslClient client(String mechanism, String realm, String password) throws SaslException {
        BasicCallbackHandler handler = new BasicCallbackHandler(Alice.NAME, realm, password.toCharArray());
        return Ours.PROVIDER
                .clientFactory()
                .createSaslClient(new String[] {mechanism}, null, "hotrod", "localhost", Map.of(), handler);
    }

    /** DIGEST-MD5 asks for a realm, at which the handler throws where it has none. */
    @ParameterizedTest
    @CsvSource({"PLAIN,", "CRAM-MD5,", "SCRAM-SHA-256,", "SCRAM-SHA-512,", "DIGEST-MD5,", "DIGEST-MD5, localhost"})
    @DisplayName("12, Hot Rod: BasicCallbackHandler logs our clients in, with a realm and without, right and wrong")
    void logsIn(String mechanism, String realm) throws SaslException {
        SaslServer server = OurServers.start(mechanism, "hotrod");
        SaslClient client = client(mechanism, realm, Alice.PASSWORD);
        byte[] challenge = client.hasInitialResponse() ? new byte[0] : server.evaluateResponse(new byte[0]);
        while (!client.isComplete() || !server.isComplete()) {
            byte[] response = client.evaluateChallenge(challenge);
            challenge = response == null ? challenge : server.evaluateResponse(response);
        }
        assertThat(server.getAuthorizationID()).isEqualTo(Alice.NAME);

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(
                        () -> Ours.converse(client(mechanism, realm, "guess"), OurServers.start(mechanism, "hotrod")));
    }

    @Test
    @DisplayName("12, Hot Rod: TokenCallbackHandler knows Elytron's callback alone, so ours has no token and says so")
    void needsElytronForTokens() throws SaslException {
        SaslClient client = Ours.client("OAUTHBEARER", Ours.NONE, new TokenCallbackHandler(Alice.PASSWORD));

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> client.evaluateChallenge(new byte[0]))
                .withMessageContaining("token");
    }

    /** As the client looks for one: its own providers, those of services, and then the registered ones. */
    private static SaslClientFactory chosen(String mechanism, Provider... own) throws Exception {
        Collection<SaslClientFactory> factories =
                SaslUtils.getSaslClientFactories(HotRodHandlersInteropTest.class.getClassLoader(), own, true);
        return factories.stream()
                .filter(factory ->
                        Stream.of(factory.getMechanismNames(Map.of())).anyMatch(mechanism::equals))
                .findFirst()
                .orElse(null);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("12, Hot Rod: it finds our factories after Elytron's, so ours serves what Elytron lacks only")
    void findsOursLast(Standing standing) throws Exception {
        standing.run(() -> {
            assertThat(chosen("SCRAM-SHA-256", WildFlyElytronSaslScramProvider.getInstance()))
                    .matches(factory -> factory.getClass().getName().startsWith("org.wildfly.security."));
            SaslClientFactory login = chosen("LOGIN");
            if (standing == Standing.ABSENT) {
                assertThat(login).isNull();
            } else {
                assertThat(login).matches(Registered::isOurs);
            }
        });
    }
}
