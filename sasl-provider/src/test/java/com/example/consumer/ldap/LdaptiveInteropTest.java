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
import com.example.consumer.Trial;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ldaptive.AddOperation;
import org.ldaptive.AddRequest;
import org.ldaptive.BindConnectionInitializer;
import org.ldaptive.ConnectionConfig;
import org.ldaptive.ConnectionInitializer;
import org.ldaptive.DefaultConnectionFactory;
import org.ldaptive.LdapAttribute;
import org.ldaptive.LdapException;
import org.ldaptive.SearchOperation;
import org.ldaptive.SearchRequest;
import org.ldaptive.SearchResponse;
import org.ldaptive.SingleConnectionFactory;
import org.ldaptive.extended.ExtendedOperation;
import org.ldaptive.extended.WhoAmIRequest;
import org.ldaptive.extended.WhoAmIResponseParser;
import org.ldaptive.sasl.Mechanism;
import org.ldaptive.sasl.QualityOfProtection;
import org.ldaptive.sasl.SaslConfig;
import org.ldaptive.sasl.ScramBindRequest;
import org.sasl4j.tls.TestTls;

/** ldaptive, unchanged, at UnboundID's directory server, whose mechanisms are ours. */
class LdaptiveInteropTest {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String NEW = "uid=new," + BASE;

    private LayeredDirectory directory;

    static Stream<Arguments> layers() {
        return Trial.of("DIGEST-MD5")
                .flatMap(trial -> Stream.of(QualityOfProtection.values()).map(qop -> Arguments.of(trial, qop)));
    }

    static Stream<Trial> withoutLayer() {
        return Trial.of("CRAM-MD5", SCRAM);
    }

    static Stream<Trial> all() {
        return Trial.of("DIGEST-MD5", "CRAM-MD5", SCRAM);
    }

    @BeforeEach
    void start() throws Exception {
        directory = new LayeredDirectory(
                SaslBind.unregistered("DIGEST-MD5"), SaslBind.unregistered("CRAM-MD5"), SaslBind.unregistered(SCRAM));
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    /** A factory that opens one connection and logs in on it. */
    private SingleConnectionFactory factory(ConnectionInitializer login) {
        ConnectionConfig config = ConnectionConfig.builder()
                .url("ldap://localhost:" + directory.port())
                .connectTimeout(Duration.ofMillis(TestTls.PATIENCE))
                .responseTimeout(Duration.ofMillis(TestTls.PATIENCE))
                .connectionInitializers(login)
                .build();
        return new SingleConnectionFactory(config);
    }

    private static ConnectionInitializer md5(Mechanism mechanism, QualityOfProtection qop, String password) {
        return BindConnectionInitializer.builder()
                .dn(Alice.NAME)
                .credential(password)
                .saslConfig(SaslConfig.builder()
                        .mechanism(mechanism)
                        .qualityOfProtection(qop)
                        .build())
                .build();
    }

    private static ConnectionInitializer login(String mechanism, String password) {
        return switch (mechanism) {
            case "DIGEST-MD5" -> md5(Mechanism.DIGEST_MD5, QualityOfProtection.AUTH, password);
            case "CRAM-MD5" -> md5(Mechanism.CRAM_MD5, QualityOfProtection.AUTH, password);
            default -> connection -> connection.operation(new ScramRequest(Alice.NAME, password));
        };
    }

    private static String whoAmI(DefaultConnectionFactory factory) throws LdapException {
        return WhoAmIResponseParser.parse(ExtendedOperation.execute(factory, new WhoAmIRequest()));
    }

    private void assertLogsIn(ConnectionInitializer login) throws LdapException {
        SingleConnectionFactory factory = factory(login);
        try {
            factory.initialize();
            assertThat(whoAmI(factory)).isEqualTo("dn:uid=" + Alice.NAME);
        } finally {
            factory.close();
        }
    }

    private static void assertFindsEverybody(DefaultConnectionFactory factory) throws LdapException {
        SearchResponse found = SearchOperation.execute(factory, new SearchRequest(BASE, "(objectClass=person)"));
        assertThat(found.getEntries()).hasSize(PEOPLE).allSatisfy(entry -> assertThat(
                        entry.getAttribute("description").getStringValue())
                .isEqualTo(text(LONG)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName("12, ldaptive: DIGEST-MD5 with each layer, small and large messages, in clear unless auth-conf")
    void carriesMuchBothWays(Trial trial, QualityOfProtection qop) throws Exception {
        trial.standing().watched(witness -> {
            SingleConnectionFactory factory = factory(md5(Mechanism.DIGEST_MD5, qop, Alice.PASSWORD));
            try {
                factory.initialize();
                assertThat(whoAmI(factory)).isEqualTo("dn:uid=" + Alice.NAME);
                assertFindsEverybody(factory);
                AddOperation.execute(
                        factory,
                        new AddRequest(
                                NEW,
                                new LdapAttribute("objectClass", "account"),
                                new LdapAttribute("description", text(LONG))));
                assertFindsEverybody(factory);
            } finally {
                factory.close();
            }
            assertThat(witness.told()).isEqualTo(trial.told());
        });
        directory.assertTook(NEW, qop.string());
    }

    @ParameterizedTest
    @MethodSource("withoutLayer")
    @DisplayName("12, ldaptive: CRAM-MD5, and SCRAM-SHA-256 by a request of one's own, log in")
    void logsIn(Trial trial) throws Exception {
        trial.standing().watched(witness -> {
            assertLogsIn(login(trial.mechanism(), Alice.PASSWORD));
            assertThat(witness.told()).isEqualTo(trial.told());
        });
        assertThat(directory.wire().shows(Alice.PASSWORD)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("12, ldaptive: a wrong password is error 49")
    void refusesWrongPassword(Trial trial) throws Exception {
        trial.standing().watched(witness -> {
            SingleConnectionFactory factory = factory(login(trial.mechanism(), "guess"));
            assertThatExceptionOfType(LdapException.class)
                    .isThrownBy(factory::initialize)
                    .withMessageContaining("resultCode=INVALID_CREDENTIALS");
            assertThat(witness.told()).isEqualTo(trial.told());
        });
        assertThat(directory.wire().shows("guess")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("12, ldaptive: its own SCRAM asks no provider, and our server takes it")
    void logsInByItsOwnScram(Standing standing) throws Exception {
        standing.watched(witness -> {
            assertLogsIn(connection ->
                    connection.operation(new ScramBindRequest(Mechanism.SCRAM_SHA_256, Alice.NAME, Alice.PASSWORD)));
            assertThat(witness.told()).isEmpty();
        });
    }

    @Test
    @DisplayName("12, ldaptive: without our provider the SCRAM request finds nobody, and nothing is sent")
    void needsOursForScram() throws Exception {
        Standing.ABSENT.watched(witness -> {
            SingleConnectionFactory factory = factory(login(SCRAM, Alice.PASSWORD));
            assertThatExceptionOfType(LdapException.class)
                    .isThrownBy(factory::initialize)
                    .havingRootCause()
                    .isInstanceOf(NullPointerException.class);
            assertThat(witness.told()).isEmpty();
        });
        assertThat(directory.wire().shows(SCRAM)).isFalse();
    }
}
