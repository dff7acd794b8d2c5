package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;

/** What an application among others in one JVM does when it starts and when it ends. */
class ContainerRecipeTest {
    /** As a ServletContextListener would have it. */
    private static final class Orders implements AutoCloseable {
        private final Sasl4jProvider provider =
                new Sasl4jProvider("SASL4J-orders", Mechanisms.standard(), MechanismPolicy.allowing("SCRAM-SHA-256"));

        void start() {
            Security.insertProviderAt(provider, 1);
        }

        @Override
        public void close() {
            Security.removeProvider(provider.getName());
        }
    }

    @Test
    @DisplayName("12, containers: under a name of its own, an application's provider comes and goes with it")
    void comesAndGoes() throws Exception {
        Map<String, Object> properties = Map.of("org.sasl4j.credentials", Ours.store());
        try (Orders orders = new Orders()) {
            orders.start();

            assertThat(Sasl.createSaslServer("SCRAM-SHA-256", "imap", "mail.example.com", properties, null))
                    .matches(Registered::isOurs);
        }
        assertThat(Security.getProvider("SASL4J-orders")).isNull();
        assertThat(Sasl.createSaslServer("SCRAM-SHA-256", "imap", "mail.example.com", properties, null))
                .isNull();
    }

    @Test
    @DisplayName("12, containers: without registration an application touches nobody else's logins")
    void staysToItself() throws Exception {
        Map<String, Object> properties = Map.of("org.sasl4j.credentials", Ours.store());
        Sasl4jProvider provider = new Sasl4jProvider();
        SaslServer server = provider.serverFactory()
                .createSaslServer("SCRAM-SHA-256", "imap", "mail.example.com", properties, null);

        SaslClient client = Ours.client("SCRAM-SHA-256", Map.of(), Alice.atClient(Alice.PASSWORD));
        assertThat(Ours.converse(client, server).getAuthorizationID()).isEqualTo(Alice.NAME);
        assertThat(Security.getProvider(provider.getName())).isNull();
    }

    @Test
    @DisplayName("12, Spring Boot: registered at the start of main, once")
    void registersOnce() {
        for (int i = 0; i < 2; i++) {
            if (Security.getProvider(Sasl4jProvider.NAME) == null) {
                Security.insertProviderAt(new Sasl4jProvider(), 1);
            }
        }
        assertThat(Security.getProviders()[0]).isInstanceOf(Sasl4jProvider.class);
        Security.removeProvider(Sasl4jProvider.NAME);
        assertThat(Security.getProvider(Sasl4jProvider.NAME)).isNull();
    }
}
