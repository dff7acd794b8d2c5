package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.security.sasl.SaslException;
import org.apache.zookeeper.server.quorum.auth.SaslQuorumAuthLearner;
import org.apache.zookeeper.server.quorum.auth.SaslQuorumAuthServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.tls.TestTls;

/** The login of one ZooKeeper server at another, by their own classes, which insist that the last step answers null. */
@Tag("heavy")
class ZooKeeperQuorumInteropTest {
    private static final String FIPS = "zookeeper.fips-mode";

    static Stream<Sides> sides() {
        return Sides.of(Sides.DIGEST_MD5);
    }

    static Stream<Arguments> wrong() {
        return Sides.of(Sides.DIGEST_MD5, "WrongPassword", "Unknown");
    }

    @BeforeAll
    static void allowDigestMd5() {
        System.setProperty(FIPS, "false");
    }

    @AfterAll
    static void forgetFips() {
        System.clearProperty(FIPS);
    }

    private static void start(Sides sides) throws Exception {
        sides.register();
        JaasSections.use(Map.of(
                "QuorumServer", JaasSections.server(),
                "Right", JaasSections.client(Alice.NAME, Alice.PASSWORD),
                "WrongPassword", JaasSections.client(Alice.NAME, "guess"),
                "Unknown", JaasSections.client("bob", Alice.PASSWORD)));
    }

    @AfterEach
    void stop() {
        Sides.unregister();
        JaasSections.forget();
    }

    /** Both sides of a login: what the learner's comes to, and what the server's does. */
    private record Login(ServerSocket listening, FutureTask<Void> server) implements AutoCloseable {
        static Login open() throws IOException {
            ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            listening.setSoTimeout(TestTls.PATIENCE);
            FutureTask<Void> server = new FutureTask<>(() -> {
                try (Socket socket = listening.accept()) {
                    socket.setSoTimeout(TestTls.PATIENCE);
                    new SaslQuorumAuthServer(true, "QuorumServer", Set.of())
                            .authenticate(
                                    socket, new DataInputStream(new BufferedInputStream(socket.getInputStream())));
                }
                return null;
            });
            Thread thread = new Thread(server, "quorum");
            thread.setDaemon(true);
            thread.start();
            return new Login(listening, server);
        }

        void learn(String section) throws IOException {
            try (Socket socket = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
                socket.setSoTimeout(TestTls.PATIENCE);
                new SaslQuorumAuthLearner(true, "zkquorum/localhost", section).authenticate(socket, "localhost");
            }
        }

        void serve() throws Exception {
            server.get(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    @ParameterizedTest
    @MethodSource("sides")
    @DisplayName("ZooKeeper's quorum: a server with the password is let in, and each is sure of the other")
    void logsIn(Sides sides) throws Exception {
        start(sides);
        try (Login login = Login.open()) {
            login.learn("Right");

            assertThatCode(login::serve).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @DisplayName("ZooKeeper's quorum: neither a wrong password nor an unknown server is let in")
    void refusesLogin(Sides sides, String section) throws Exception {
        start(sides);
        try (Login login = Login.open()) {
            assertThatExceptionOfType(SaslException.class).isThrownBy(() -> login.learn(section));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(login::serve)
                    .withCauseInstanceOf(SaslException.class);
        }
    }
}
