package com.example.consumer.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Alice;
import com.example.consumer.OurServers;
import com.example.consumer.SaslBind;
import com.example.consumer.Standing;
import com.example.consumer.TlsDirectory;
import com.example.consumer.Trial;
import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.Connection;
import org.sasl4j.provider.Answers;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** The UnboundID LDAP SDK over TLS: its own EXTERNAL, and -PLUS by the request of one's own. */
class UnboundIdTlsInteropTest {
    private static final String PLUS = "SCRAM-SHA-256-PLUS";

    private static TestCertificate server;
    private static TestCertificate alice;

    private TlsDirectory directory;

    static Stream<Trial> plus() {
        return Trial.of(PLUS);
    }

    @BeforeAll
    static void certify() throws Exception {
        server = TestCertificate.of("server");
        alice = TestCertificate.of("alice");
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private void start(SaslBind mechanism) throws Exception {
        directory = new TlsDirectory(server, alice.certificate(), mechanism);
    }

    private String logIn(BindRequest request, TestCertificate own) throws Exception {
        SocketFactory sockets =
                TestTls.context(TestTls.jsse(), own, server.certificate()).getSocketFactory();
        try (LDAPConnection connection = new LDAPConnection(sockets, "localhost", directory.port())) {
            connection.bind(request);
            return ((WhoAmIExtendedResult) connection.processExtendedOperation(new WhoAmIExtendedRequest()))
                    .getAuthorizationID();
        }
    }

    private void assertRefuses(BindRequest request, TestCertificate own) {
        assertThatExceptionOfType(LDAPException.class)
                .isThrownBy(() -> logIn(request, own))
                .satisfies(e -> assertThat(e.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS));
    }

    private static BindRequest plus(String password) {
        return new ProviderBindRequest(PLUS, Answers.login(Alice.NAME, password));
    }

    @ParameterizedTest
    @MethodSource("plus")
    @DisplayName("S24, 12, UnboundID: SCRAM-SHA-256-PLUS by a request that tells our client of the TLS connection")
    void bindsToChannel(Trial trial) throws Exception {
        start(SaslBind.unregistered(PLUS));
        trial.standing().watched(witness -> {
            assertThat(logIn(plus(Alice.PASSWORD), null)).isEqualTo("dn:uid=" + Alice.NAME);
            assertThat(witness.told()).isEqualTo(trial.told());
            assertRefuses(plus("guess"), null);
        });
    }

    @ParameterizedTest
    @MethodSource("plus")
    @DisplayName("S24, 12, UnboundID: a server that ends TLS with another certificate is not the one the client sees")
    void refusesOtherCertificate(Trial trial) throws Exception {
        start(new SaslBind(PLUS, socket -> {
            Connection elsewhere =
                    Connection.tls((SSLSocket) socket).withLocalCertificates(List.of(alice.certificate()));
            return OurServers.start(PLUS, "ldap", Map.of("org.sasl4j.connection", elsewhere));
        }));
        trial.standing().run(() -> assertRefuses(plus(Alice.PASSWORD), null));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("12, UnboundID: its own EXTERNAL asks no provider; the certificate is the identity, none is error 49")
    void logsInByCertificate(Standing standing) throws Exception {
        start(SaslBind.unregistered("EXTERNAL"));
        standing.watched(witness -> {
            assertThat(logIn(new EXTERNALBindRequest(), alice)).contains("CN\\=alice");
            assertRefuses(new EXTERNALBindRequest(), null);
            assertThat(witness.told()).isEmpty();
        });
    }
}
