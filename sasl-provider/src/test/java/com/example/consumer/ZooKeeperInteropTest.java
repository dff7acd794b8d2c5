package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ZKClientConfig;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.ClientInfo;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.zookeeper.server.auth.ProviderRegistry;
import org.apache.zookeeper.server.auth.SASLAuthenticationProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.tls.TestTls;

/** ZooKeeper's client and server, unchanged, for which SASL without Kerberos is DIGEST-MD5 and nothing else. */
@Tag("heavy")
class ZooKeeperInteropTest {
    private static final String SCHEME = ProviderRegistry.AUTHPROVIDER_PROPERTY_PREFIX + "sasl";
    private static final List<ACL> HERS = Collections.singletonList(
            new ACL(ZooDefs.Perms.ALL, new Id("sasl", Alice.NAME))); // it looks for null in it
    private static final byte[] DATA = {1, 2, 3};

    @TempDir
    private File folder;

    private ServerCnxnFactory factory;

    static Stream<Sides> sides() {
        return Sides.of(Sides.DIGEST_MD5);
    }

    @BeforeAll
    static void knowScheme() {
        System.setProperty(SCHEME, SASLAuthenticationProvider.class.getName());
        ProviderRegistry.reset();
    }

    @AfterAll
    static void forgetScheme() {
        System.clearProperty(SCHEME);
        ProviderRegistry.reset();
    }

    private void start(Sides sides) throws Exception {
        sides.register();
        JaasSections.use(Map.of(
                "Server", JaasSections.server(),
                "Right", JaasSections.client(Alice.NAME, Alice.PASSWORD),
                "WrongPassword", JaasSections.client(Alice.NAME, "guess"),
                "Unknown", JaasSections.client("bob", Alice.PASSWORD)));
        factory = ServerCnxnFactory.createFactory(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        factory.startup(new ZooKeeperServer(folder, folder, ZooKeeperServer.DEFAULT_TICK_TIME));
    }

    @AfterEach
    void stop() {
        Sides.unregister();
        if (factory != null) {
            factory.shutdown();
        }
        JaasSections.forget();
    }

    private static ZKClientConfig config() {
        ZKClientConfig config = new ZKClientConfig();
        config.setProperty("zookeeper.fips-mode", "false"); // or it refuses to try DIGEST-MD5
        config.setProperty(ZKClientConfig.ZOOKEEPER_REQUEST_TIMEOUT, String.valueOf(TestTls.PATIENCE));
        config.setProperty(ZKClientConfig.ZK_SASL_CLIENT_CANONICALIZE_HOSTNAME, "false");
        return config;
    }

    private static ZKClientConfig section(String section) {
        ZKClientConfig config = config();
        config.setProperty(ZKClientConfig.LOGIN_CONTEXT_NAME_KEY, section);
        return config;
    }

    private static ZKClientConfig withoutSasl() {
        ZKClientConfig config = config();
        config.setProperty(ZKClientConfig.ENABLE_CLIENT_SASL_KEY, "false");
        return config;
    }

    /** Something to do with a client that is then closed. */
    @FunctionalInterface
    private interface Body {
        void run(ZooKeeper client, BlockingQueue<WatchedEvent> events) throws Exception;
    }

    private void connected(ZKClientConfig config, Body body) throws Exception {
        BlockingQueue<WatchedEvent> events = new LinkedBlockingQueue<>();
        ZooKeeper client = new ZooKeeper("127.0.0.1:" + factory.getLocalPort(), TestTls.PATIENCE, events::add, config);
        try {
            body.run(client, events);
        } finally {
            client.close(TestTls.PATIENCE);
        }
    }

    /** Waits for what the client says of its login. */
    private static KeeperState outcome(BlockingQueue<WatchedEvent> events) throws InterruptedException {
        while (true) {
            WatchedEvent event = events.poll(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
            assertThat(event).as("nothing is heard of the login").isNotNull();
            if (event.getState() == KeeperState.SaslAuthenticated || event.getState() == KeeperState.AuthFailed) {
                return event.getState();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sides")
    @DisplayName("ZooKeeper: alice logs in and makes a node that is hers, and nobody else's")
    void logsIn(Sides sides) throws Exception {
        start(sides);

        connected(section("Right"), (alice, events) -> {
            alice.create("/hers", DATA, HERS, CreateMode.PERSISTENT);

            assertThat(outcome(events)).isEqualTo(KeeperState.SaslAuthenticated);
            assertThat(alice.whoAmI()).contains(new ClientInfo("sasl", Alice.NAME));
            assertThat(alice.getData("/hers", false, null)).isEqualTo(DATA);
        });
        connected(withoutSasl(), (nobody, events) -> assertThatExceptionOfType(KeeperException.NoAuthException.class)
                .isThrownBy(() -> nobody.getData("/hers", false, null)));
        connected(section("Right"), (again, events) -> assertThat(again.getData("/hers", false, null))
                .isEqualTo(DATA));
    }

    @ParameterizedTest
    @MethodSource("sides")
    @DisplayName("ZooKeeper: neither a wrong password nor an unknown user logs in")
    void refusesLogin(Sides sides) throws Exception {
        start(sides);

        for (String section : List.of("WrongPassword", "Unknown")) {
            connected(section(section), (client, events) -> {
                assertThat(outcome(events)).as(section).isEqualTo(KeeperState.AuthFailed);
                assertThatExceptionOfType(KeeperException.AuthFailedException.class)
                        .isThrownBy(() -> client.create("/" + section, DATA, HERS, CreateMode.PERSISTENT));
            });
        }
        connected(withoutSasl(), (nobody, events) -> assertThat(nobody.getChildren("/", false))
                .containsExactly("zookeeper"));
    }
}
