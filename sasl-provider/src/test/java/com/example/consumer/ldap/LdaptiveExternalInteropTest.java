package com.example.consumer.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.SaslBind;
import com.example.consumer.Standing;
import com.example.consumer.TlsDirectory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ldaptive.BindConnectionInitializer;
import org.ldaptive.ConnectionConfig;
import org.ldaptive.LdapException;
import org.ldaptive.SingleConnectionFactory;
import org.ldaptive.extended.ExtendedOperation;
import org.ldaptive.extended.WhoAmIRequest;
import org.ldaptive.extended.WhoAmIResponseParser;
import org.ldaptive.sasl.Mechanism;
import org.ldaptive.sasl.SaslConfig;
import org.ldaptive.ssl.CredentialConfig;
import org.ldaptive.ssl.CredentialConfigFactory;
import org.ldaptive.ssl.SslConfig;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** ldaptive's EXTERNAL, which is its own, at our server, which reads the certificate of the TLS connection. */
class LdaptiveExternalInteropTest {
    private static TestCertificate server;
    private static TestCertificate alice;

    private TlsDirectory directory;

    @BeforeAll
    static void certify() throws Exception {
        server = TestCertificate.of("server");
        alice = TestCertificate.of("alice");
    }

    @BeforeEach
    void start() throws Exception {
        directory = new TlsDirectory(server, alice.certificate(), SaslBind.unregistered("EXTERNAL"));
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private SingleConnectionFactory factory(CredentialConfig certificates) {
        ConnectionConfig config = ConnectionConfig.builder()
                .url("ldaps://localhost:" + directory.port())
                .connectTimeout(Duration.ofMillis(TestTls.PATIENCE))
                .responseTimeout(Duration.ofMillis(TestTls.PATIENCE))
                .sslConfig(SslConfig.builder().credentialConfig(certificates).build())
                .connectionInitializers(BindConnectionInitializer.builder()
                        .saslConfig(SaslConfig.builder()
                                .mechanism(Mechanism.EXTERNAL)
                                .build())
                        .build())
                .build();
        return new SingleConnectionFactory(config);
    }

    private static X509Certificate[] trusted() {
        return new X509Certificate[] {server.certificate()};
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("12, ldaptive: EXTERNAL asks no provider; the certificate is the identity")
    void logsIn(Standing standing) throws Exception {
        standing.watched(witness -> {
            SingleConnectionFactory factory = factory(CredentialConfigFactory.createX509CredentialConfig(
                    trusted(), alice.certificate(), alice.keys().getPrivate()));
            try {
                factory.initialize();
                assertThat(WhoAmIResponseParser.parse(ExtendedOperation.execute(factory, new WhoAmIRequest())))
                        .contains("CN\\=alice");
            } finally {
                factory.close();
            }
            assertThat(witness.told()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("12, ldaptive: EXTERNAL without a certificate is error 49")
    void refusesWithoutCertificate(Standing standing) throws Exception {
        standing.watched(witness -> assertThatExceptionOfType(LdapException.class)
                .isThrownBy(() -> factory(CredentialConfigFactory.createX509CredentialConfig(trusted()))
                        .initialize())
                .withMessageContaining("resultCode=INVALID_CREDENTIALS"));
    }
}
