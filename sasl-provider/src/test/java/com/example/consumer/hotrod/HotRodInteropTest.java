package com.example.consumer.hotrod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Alice;
import com.example.consumer.OurServers;
import com.example.consumer.Standing;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.infinispan.client.hotrod.RemoteCache;
import org.infinispan.client.hotrod.RemoteCacheManager;
import org.infinispan.client.hotrod.configuration.ConfigurationBuilder;
import org.infinispan.client.hotrod.exceptions.HotRodClientException;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.server.core.security.sasl.SaslAuthenticator;
import org.infinispan.server.hotrod.HotRodServer;
import org.infinispan.server.hotrod.configuration.HotRodServerConfigurationBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Infinispan's Hot Rod client, unchanged, at its own server, whose SASL servers are ours. */
@Tag("heavy")
class HotRodInteropTest {
    private static final List<Logger> TOLD_OF_EACH_REFUSAL =
            List.of(Logger.getLogger("org.infinispan"), Logger.getLogger("org.jboss"), Logger.getLogger("io.netty"));
    private static final String CACHE = "words";
    private static final int LARGE = 200_000;

    private static DefaultCacheManager caches;
    private static HotRodServer server;

    /** Makes the servers of ours, for a Hot Rod server embedded in an application. */
    private static final class OurAuthenticator implements SaslAuthenticator {
        @Override
        public SaslServer createSaslServer(
                String mechanism,
                List<Principal> principals,
                String protocol,
                String name,
                Map<String, String> properties)
                throws SaslException {
            return OurServers.start(mechanism, protocol, properties);
        }
    }

    static Stream<Arguments> logins() {
        return Stream.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "DIGEST-MD5")
                .flatMap(mechanism -> Stream.of(Standing.values()).map(standing -> Arguments.of(mechanism, standing)));
    }

    @BeforeAll
    static void start() {
        TOLD_OF_EACH_REFUSAL.forEach(logger -> logger.setLevel(Level.OFF));
        caches = new DefaultCacheManager(
                new GlobalConfigurationBuilder().nonClusteredDefault().build());
        caches.defineConfiguration(CACHE, new org.infinispan.configuration.cache.ConfigurationBuilder().build());
        HotRodServerConfigurationBuilder config = new HotRodServerConfigurationBuilder();
        config.host("localhost").port(0);
        config.authentication()
                .enable()
                .sasl()
                .authenticator(new OurAuthenticator())
                .serverName("localhost")
                .addMechanisms("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "DIGEST-MD5");
        server = new HotRodServer();
        server.start(config.build(), caches);
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        caches.close();
        TOLD_OF_EACH_REFUSAL.forEach(logger -> logger.setLevel(null));
    }

    private static RemoteCacheManager client(String mechanism, String password) {
        ConfigurationBuilder config = new ConfigurationBuilder();
        config.addServer().host("localhost").port(server.getTransport().getPort());
        config.maxRetries(0);
        config.security()
                .authentication()
                .saslMechanism(mechanism)
                .serverName("localhost")
                .realm("localhost")
                .username(Alice.NAME)
                .password(password);
        return new RemoteCacheManager(config.build());
    }

    @ParameterizedTest
    @MethodSource("logins")
    @DisplayName("12, Hot Rod: the client asks Elytron only; our servers take it, with small and large values after it")
    void logsIn(String mechanism, Standing standing) throws Exception {
        standing.watched(witness -> {
            try (RemoteCacheManager manager = client(mechanism, Alice.PASSWORD)) {
                RemoteCache<String, String> cache = manager.getCache(CACHE);
                for (String value : List.of("v", "v".repeat(LARGE))) {
                    cache.put("key", value);
                    assertThat(cache.get("key")).isEqualTo(value);
                }
            }
            assertThat(witness.told()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("logins")
    @DisplayName("12, Hot Rod: a wrong password is refused")
    void refusesWrongPassword(String mechanism, Standing standing) throws Exception {
        standing.run(() -> {
            try (RemoteCacheManager manager = client(mechanism, "guess")) {
                assertThatExceptionOfType(HotRodClientException.class)
                        .isThrownBy(() -> manager.getCache(CACHE).get("key"));
            }
        });
    }
}
