package com.example.consumer.ldap;

import static com.example.consumer.LayeredDirectory.BASE;
import static com.example.consumer.LayeredDirectory.LONG;
import static com.example.consumer.LayeredDirectory.PEOPLE;
import static com.example.consumer.LayeredDirectory.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Alice;
import com.example.consumer.LayeredDirectory;
import com.example.consumer.SaslBind;
import com.example.consumer.Standing;
import com.example.consumer.TlsDirectory;
import com.example.consumer.Trial;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.directory.api.ldap.extras.extended.whoAmI.WhoAmIResponse;
import org.apache.directory.api.ldap.model.constants.SaslQoP;
import org.apache.directory.api.ldap.model.cursor.EntryCursor;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.message.ResultCodeEnum;
import org.apache.directory.api.ldap.model.message.SearchScope;
import org.apache.directory.ldap.client.api.AbstractSaslRequest;
import org.apache.directory.ldap.client.api.LdapConnectionConfig;
import org.apache.directory.ldap.client.api.LdapNetworkConnection;
import org.apache.directory.ldap.client.api.SaslCramMd5Request;
import org.apache.directory.ldap.client.api.SaslDigestMd5Request;
import org.apache.directory.ldap.client.api.SaslExternalRequest;
import org.apache.directory.ldap.client.api.SaslPlainRequest;
import org.apache.directory.ldap.client.api.SaslRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** The Apache Directory LDAP API, unchanged, at UnboundID's directory server, whose mechanisms are ours. */
class ApacheDirectoryInteropTest {
    private static final String NEW = "uid=new," + BASE;

    static Stream<Arguments> layers() {
        return Trial.of("DIGEST-MD5")
                .flatMap(trial -> Stream.of(SaslQoP.values()).map(qop -> Arguments.of(trial, qop)));
    }

    static Stream<Trial> passwords() {
        return Trial.of("DIGEST-MD5", "CRAM-MD5", "PLAIN", "SCRAM-SHA-256");
    }

    static Stream<Trial> external() {
        return Trial.of("EXTERNAL");
    }

    private static SaslRequest request(String mechanism, String password) {
        AbstractSaslRequest request =
                switch (mechanism) {
                    case "DIGEST-MD5" -> new SaslDigestMd5Request();
                    case "CRAM-MD5" -> new SaslCramMd5Request();
                    case "PLAIN" -> new SaslPlainRequest();
                    default -> new MechanismRequest(mechanism, Alice.NAME, password);
                };
        request.setUsername(Alice.NAME);
        request.setCredentials(password);
        return request;
    }

    private static LdapConnectionConfig config(int port) {
        LdapConnectionConfig config = new LdapConnectionConfig();
        config.setLdapHost("localhost");
        config.setLdapPort(port);
        config.setTimeout(TestTls.PATIENCE);
        return config;
    }

    /** Something to do with a connection that is then closed. */
    @FunctionalInterface
    private interface Body {
        void run(LdapNetworkConnection connection) throws Exception;
    }

    private static ResultCodeEnum bind(LdapConnectionConfig config, SaslRequest request, Body body) throws Exception {
        try (LdapNetworkConnection connection = new LdapNetworkConnection(config)) {
            ResultCodeEnum result = connection.bind(request).getLdapResult().getResultCode();
            if (result == ResultCodeEnum.SUCCESS) {
                body.run(connection);
            }
            return result;
        }
    }

    private static String whoAmI(LdapNetworkConnection connection) throws LdapException {
        WhoAmIResponse response = (WhoAmIResponse) connection.extended(WhoAmIResponse.EXTENSION_OID);
        return new String(response.getAuthzId(), StandardCharsets.UTF_8);
    }

    private static void assertFindsEverybody(LdapNetworkConnection connection) throws Exception {
        int people = 0;
        try (EntryCursor found = connection.search(BASE, "(objectClass=person)", SearchScope.ONELEVEL)) {
            for (Entry entry : found) {
                assertThat(entry.get("description").getString()).isEqualTo(text(LONG));
                people++;
            }
        }
        assertThat(people).isEqualTo(PEOPLE);
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName(
            "12, Apache Directory: DIGEST-MD5 with each layer, small and large messages, in clear unless auth-conf")
    void carriesMuchBothWays(Trial trial, SaslQoP qop) throws Exception {
        try (LayeredDirectory directory = new LayeredDirectory(SaslBind.unregistered("DIGEST-MD5"))) {
            SaslDigestMd5Request request = (SaslDigestMd5Request) request("DIGEST-MD5", Alice.PASSWORD);
            request.setQualityOfProtection(qop);
            trial.standing().watched(witness -> {
                ResultCodeEnum result = bind(config(directory.port()), request, connection -> {
                    assertThat(whoAmI(connection)).isEqualTo("dn:uid=" + Alice.NAME);
                    assertFindsEverybody(connection);
                    connection.add(
                            new DefaultEntry(NEW, "objectClass: account", "uid: new", "description: " + text(LONG)));
                    assertFindsEverybody(connection);
                });
                assertThat(result).isEqualTo(ResultCodeEnum.SUCCESS);
                assertThat(witness.told()).isEqualTo(trial.told());
            });
            directory.assertTook(NEW, qop.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("passwords")
    @DisplayName("12, Apache Directory: each of its requests, and a new one for SCRAM, right and wrong")
    void logsIn(Trial trial) throws Exception {
        try (LayeredDirectory directory = new LayeredDirectory(SaslBind.unregistered(trial.mechanism()))) {
            LdapConnectionConfig config = config(directory.port());
            trial.standing().watched(witness -> {
                assertThat(bind(config, request(trial.mechanism(), Alice.PASSWORD), connection -> assertThat(
                                        whoAmI(connection))
                                .isEqualTo("dn:uid=" + Alice.NAME)))
                        .isEqualTo(ResultCodeEnum.SUCCESS);
                assertThat(witness.told()).isEqualTo(trial.told());
                assertThat(bind(config, request(trial.mechanism(), "guess"), connection -> {}))
                        .isEqualTo(ResultCodeEnum.INVALID_CREDENTIALS);
            });
            assertThat(directory.wire().shows(Alice.PASSWORD + "|guess"))
                    .isEqualTo(trial.mechanism().equals("PLAIN"));
        }
    }

    @Test
    @DisplayName("12, Apache Directory: without our provider there is no SCRAM, and nothing is sent")
    void needsOursForScram() throws Exception {
        try (LayeredDirectory directory = new LayeredDirectory(SaslBind.unregistered("SCRAM-SHA-256"))) {
            Standing.ABSENT.watched(witness -> {
                assertThatExceptionOfType(LdapException.class)
                        .isThrownBy(() -> bind(
                                config(directory.port()), request("SCRAM-SHA-256", Alice.PASSWORD), connection -> {}))
                        .withMessageContaining("SCRAM-SHA-256");
                assertThat(witness.told()).isEmpty();
            });
            assertThat(directory.wire().shows("SCRAM")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("external")
    @DisplayName("12, Apache Directory: EXTERNAL over TLS; the certificate is the identity, none is error 49")
    void logsInByCertificate(Trial trial) throws Exception {
        TestCertificate server = TestCertificate.of("server");
        TestCertificate alice = TestCertificate.of("alice");
        try (TlsDirectory directory =
                new TlsDirectory(server, alice.certificate(), SaslBind.unregistered("EXTERNAL"))) {
            LdapConnectionConfig config = config(directory.port());
            config.setUseSsl(true);
            config.setTrustManagers(TestTls.trustManagers(server.certificate()));
            trial.standing().watched(witness -> {
                assertThat(bind(config, new SaslExternalRequest(), connection -> {}))
                        .isEqualTo(ResultCodeEnum.INVALID_CREDENTIALS);
                assertThat(witness.told()).isEqualTo(trial.told());
                config.setKeyManagers(TestTls.keyManagers(alice));
                assertThat(bind(config, new SaslExternalRequest(), connection -> assertThat(whoAmI(connection))
                                .contains("CN\\=alice")))
                        .isEqualTo(ResultCodeEnum.SUCCESS);
            });
        }
    }
}
