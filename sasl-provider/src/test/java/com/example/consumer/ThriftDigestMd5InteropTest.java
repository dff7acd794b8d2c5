package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslServer;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.server.TSimpleServer;
import org.apache.thrift.transport.TSaslClientTransport;
import org.apache.thrift.transport.TSaslServerTransport;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TTransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.tls.TestTls;

/** Thrift's SASL transports, unchanged, which wrap each message in one piece, however long it is. */
class ThriftDigestMd5InteropTest {
    private static final String CONFIDENTIAL = "CONFIDENTIAL";
    private static final String MUCH = CONFIDENTIAL.repeat(25_000); // 300 kB

    private final List<String> users = new CopyOnWriteArrayList<>();
    private final List<Object> serverQops = new CopyOnWriteArrayList<>();
    private final Wire wire = new Wire();
    private TServerSocket listening;
    private TSimpleServer server;
    private Thread thread;

    static Stream<Arguments> qops() {
        return Sides.of(Sides.DIGEST_MD5, "auth", "auth-int", "auth-conf");
    }

    static Stream<Arguments> layers() {
        return Sides.of(Sides.DIGEST_MD5, "auth-int", "auth-conf");
    }

    private static Map<String, String> properties(String qop) {
        return Map.of(Sasl.QOP, qop, Sasl.MAX_BUFFER, "16777215");
    }

    private void start(Sides sides) throws Exception {
        sides.register();
        TSaslServerTransport.Factory sasl = new TSaslServerTransport.Factory(
                Sides.DIGEST_MD5,
                "greeter",
                "localhost",
                properties("auth-conf,auth-int,auth"),
                Alice.atServer(new CopyOnWriteArrayList<>()));
        Greeter greeter = new Greeter();
        listening = new TServerSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TestTls.PATIENCE);
        server = new TSimpleServer(new TSimpleServer.Args(listening)
                .transportFactory(sasl)
                .protocolFactory(new TBinaryProtocol.Factory())
                .processor((in, out) -> {
                    SaslServer login = ((TSaslServerTransport) in.getTransport()).getSaslServer();
                    assertThat(login).matches(sides.server()::made);
                    greeter.process(in, out);
                    users.add(login.getAuthorizationID());
                    serverQops.add(login.getNegotiatedProperty(Sasl.QOP));
                }));
        thread = new Thread(server::serve, "thrift");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        Sides.unregister();
        if (server != null) {
            server.stop();
            thread.join(TestTls.PATIENCE);
        }
    }

    private TSaslClientTransport transport(String authzid, String qop, String password) throws Exception {
        return new TSaslClientTransport(
                Sides.DIGEST_MD5,
                authzid,
                "greeter",
                "localhost",
                properties(qop),
                Alice.atClient(password),
                new WiredSocket(wire, listening.getServerSocket().getLocalPort()));
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("Thrift: calls with little and with much go through, in clear unless auth-conf")
    void calls(Sides sides, String qop) throws Exception {
        start(sides);
        try (TSaslClientTransport transport = transport(null, qop, Alice.PASSWORD)) {
            assertThat(transport.getSaslClient()).matches(sides.client()::made);
            transport.open();
            assertThat(transport.getSaslClient().getNegotiatedProperty(Sasl.QOP))
                    .isEqualTo(qop);
            TProtocol protocol = new TBinaryProtocol(transport);

            for (String name : List.of("juliet", MUCH, "", MUCH + "!", "romeo")) {
                assertThat(Greeter.greet(protocol, name)).isEqualTo("hello " + name);
            }
        }
        stop();
        assertThat(users).hasSize(5).containsOnly(Alice.NAME);
        assertThat(serverQops).containsOnly(qop);
        assertThat(wire.shows(CONFIDENTIAL)).isEqualTo(!qop.equals("auth-conf"));
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("Thrift: one acts as another where that is allowed")
    void actsAsAnother(Sides sides, String qop) throws Exception {
        start(sides);
        try (TSaslClientTransport transport = transport(Alice.BOSS, qop, Alice.PASSWORD)) {
            transport.open();

            assertThat(Greeter.greet(new TBinaryProtocol(transport), "juliet")).isEqualTo("hello juliet");
        }
        stop();
        assertThat(users).containsExactly(Alice.BOSS);
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("Thrift: a wrong password is refused, and the peer is not told the right one")
    void refusesWrongPassword(Sides sides, String qop) throws Exception {
        start(sides);
        try (TSaslClientTransport transport = transport(null, qop, "guess")) {
            assertThatExceptionOfType(TTransportException.class)
                    .isThrownBy(transport::open)
                    .withMessageContaining("Peer indicated failure")
                    .withMessageNotContaining(Alice.PASSWORD)
                    .withMessageNotContaining("guess");
        }
        stop();
        assertThat(users).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName("D17, Thrift: a frame that was changed on its way is no call")
    void refusesChangedFrame(Sides sides, String qop) throws Exception {
        start(sides);
        try (TSaslClientTransport transport = transport(null, qop, Alice.PASSWORD)) {
            transport.open();
            TProtocol protocol = new TBinaryProtocol(transport);
            assertThat(Greeter.greet(protocol, "before")).isEqualTo("hello before");
            wire.meddle();

            assertThatExceptionOfType(TException.class).isThrownBy(() -> Greeter.greet(protocol, "after"));
        }
        stop();
        assertThat(users).containsExactly(Alice.NAME);
    }
}
