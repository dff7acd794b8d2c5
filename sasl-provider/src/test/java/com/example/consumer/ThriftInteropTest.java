package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.server.TSimpleServer;
import org.apache.thrift.transport.TSaslClientTransport;
import org.apache.thrift.transport.TSaslServerTransport;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Registered;
import org.sasl4j.tls.TestTls;

/** Thrift's SASL transports, unchanged, with one call through them. */
@ExtendWith(OursFirst.class)
class ThriftInteropTest {
    private final List<String> users = new CopyOnWriteArrayList<>();
    private TServerSocket listening;
    private TSimpleServer server;
    private Thread thread;

    @BeforeEach
    void start() throws Exception {
        TSaslServerTransport.Factory sasl = new TSaslServerTransport.Factory();
        for (String mechanism : List.of("SCRAM-SHA-256", "PLAIN")) {
            sasl.addServerDefinition(mechanism, "greeter", "localhost", Map.of(), Answers.user("alice", "secret"));
        }
        Greeter greeter = new Greeter();
        listening = new TServerSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TestTls.PATIENCE);
        server = new TSimpleServer(new TSimpleServer.Args(listening)
                .transportFactory(sasl)
                .protocolFactory(new TBinaryProtocol.Factory())
                .processor((in, out) -> {
                    TSaslServerTransport transport = (TSaslServerTransport) in.getTransport();
                    assertThat(Registered.isOurs(transport.getSaslServer())).isTrue();
                    greeter.process(in, out);
                    users.add(transport.getSaslServer().getAuthorizationID());
                }));
        thread = new Thread(server::serve, "thrift");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
        thread.join(TestTls.PATIENCE);
    }

    private TSaslClientTransport transport(String mechanism, String password) throws Exception {
        int port = listening.getServerSocket().getLocalPort();
        TSocket socket = new TSocket("127.0.0.1", port, TestTls.PATIENCE);
        return new TSaslClientTransport(
                mechanism, null, "greeter", "localhost", Map.of(), Answers.login("alice", password), socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "PLAIN"})
    @DisplayName("Thrift: a call goes through with the right password")
    void calls(String mechanism) throws Exception {
        try (TSaslClientTransport transport = transport(mechanism, "secret")) {
            assertThat(Registered.isOurs(transport.getSaslClient())).isTrue();
            transport.open();
            TProtocol protocol = new TBinaryProtocol(transport);

            assertThat(Greeter.greet(protocol, "juliet")).isEqualTo("hello juliet");
            assertThat(Greeter.greet(protocol, "romeo")).isEqualTo("hello romeo");
        }
        stop();
        assertThat(users).containsExactly("alice", "alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "PLAIN"})
    @DisplayName("Thrift: a wrong password is refused, and the peer is told no more than that")
    void refusesWrongPassword(String mechanism) throws Exception {
        try (TSaslClientTransport transport = transport(mechanism, "guess")) {
            assertThatExceptionOfType(TTransportException.class)
                    .isThrownBy(transport::open)
                    .withMessageContaining("Peer indicated failure")
                    .withMessageNotContaining("alice")
                    .withMessageNotContaining("guess");
        }
        stop();
        assertThat(users).isEmpty();
    }
}
