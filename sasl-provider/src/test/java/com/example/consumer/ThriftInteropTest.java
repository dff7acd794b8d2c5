package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TSaslClientTransport;
import org.apache.thrift.transport.TTransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Registered;

/** Thrift's SASL transports, unchanged, with calls through them. */
class ThriftInteropTest {
    private GreeterServer server;

    static Stream<Trial> trials() {
        return Trial.of("DIGEST-MD5", "CRAM-MD5", "SCRAM-SHA-256");
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    private void start() throws TTransportException {
        server = new GreeterServer(Answers.user("alice", "secret"), "SCRAM-SHA-256", "PLAIN");
    }

    private TSaslClientTransport transport(String mechanism, String password)
            throws TTransportException, SaslException {
        return server.transport(mechanism, Answers.login("alice", password));
    }

    private static void call(TSaslClientTransport transport) throws Exception {
        transport.open();
        TProtocol protocol = new TBinaryProtocol(transport);

        assertThat(Greeter.greet(protocol, "juliet")).isEqualTo("hello juliet");
        assertThat(Greeter.greet(protocol, "romeo")).isEqualTo("hello romeo");
    }

    private static void assertRefuses(TSaslClientTransport transport) {
        assertThatExceptionOfType(TTransportException.class)
                .isThrownBy(transport::open)
                .withMessageContaining("Peer indicated failure")
                .withMessageNotContaining("alice")
                .withMessageNotContaining("guess");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "PLAIN"})
    @DisplayName("Thrift: a call goes through with the right password")
    void calls(String mechanism) throws Exception {
        Standing.FIRST.run(() -> {
            start();
            try (TSaslClientTransport transport = transport(mechanism, "secret")) {
                assertThat(Registered.isOurs(transport.getSaslClient())).isTrue();
                call(transport);
            }
            assertThat(server.logins())
                    .hasSize(2)
                    .allMatch(Registered::isOurs)
                    .extracting(SaslServer::getAuthorizationID)
                    .containsOnly("alice");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "PLAIN"})
    @DisplayName("Thrift: a wrong password is refused, and the peer is told no more than that")
    void refusesWrongPassword(String mechanism) throws Exception {
        Standing.FIRST.run(() -> {
            start();
            try (TSaslClientTransport transport = transport(mechanism, "guess")) {
                assertRefuses(transport);
            }
            assertThat(server.logins()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("trials")
    @DisplayName("12, Thrift: the same provider serves both sides, right and wrong, wherever ours stands")
    void servesBothSides(Trial trial) throws Exception {
        String mechanism = trial.mechanism();
        String client = trial.told().get(0);
        String maker = client.replace("client", "server").replace("Client", "Server");
        trial.standing().watched(witness -> {
            server = new GreeterServer(Alice.atServer(new ArrayList<>()), mechanism);
            try (TSaslClientTransport transport = server.transport(mechanism, Alice.atClient(Alice.PASSWORD))) {
                call(transport);
            }
            assertThat(witness.told()).containsExactlyInAnyOrder(client, maker);
            try (TSaslClientTransport transport = server.transport(mechanism, Alice.atClient("guess"))) {
                assertThatExceptionOfType(TTransportException.class).isThrownBy(transport::open);
            }
            assertThat(server.logins())
                    .extracting(SaslServer::getAuthorizationID)
                    .isEqualTo(List.of(Alice.NAME, Alice.NAME));
        });
    }

    @Test
    @DisplayName("12, Thrift: without our provider a transport for SCRAM fails when it is opened, and nobody is in")
    void needsOursForScram() throws Exception {
        Standing.ABSENT.run(() -> {
            start();
            TSaslClientTransport transport = transport("SCRAM-SHA-256", "secret");
            assertThatNullPointerException().isThrownBy(transport::open); // nobody made a client
            assertThat(server.logins()).isEmpty();
        });
    }
}
