package com.example.consumer.ldap;

import static com.example.consumer.LayeredDirectory.BASE;
import static com.example.consumer.LayeredDirectory.LONG;
import static com.example.consumer.LayeredDirectory.PEOPLE;
import static com.example.consumer.LayeredDirectory.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Alice;
import com.example.consumer.Impostor;
import com.example.consumer.LayeredDirectory;
import com.example.consumer.OurServers;
import com.example.consumer.SaslBind;
import com.example.consumer.Standing;
import com.example.consumer.Trial;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.CRAMMD5BindRequest;
import com.unboundid.ldap.sdk.DIGESTMD5BindRequest;
import com.unboundid.ldap.sdk.DIGESTMD5BindRequestProperties;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OAUTHBEARERBindRequest;
import com.unboundid.ldap.sdk.PLAINBindRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SASLQualityOfProtection;
import com.unboundid.ldap.sdk.SCRAMSHA256BindRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.provider.Answers;

/** The UnboundID LDAP SDK, unchanged, at its own directory server, whose mechanisms are ours. */
class UnboundIdInteropTest {
    private static final String NEW = "uid=new," + BASE;

    private LayeredDirectory directory;

    static Stream<Arguments> layers() {
        return Trial.of("DIGEST-MD5")
                .flatMap(trial -> Stream.of(SASLQualityOfProtection.values()).map(qop -> Arguments.of(trial, qop)));
    }

    static Stream<Trial> byProvider() {
        return Trial.of("DIGEST-MD5", "CRAM-MD5", "SCRAM-SHA-256", "SCRAM-SHA-512");
    }

    /** What the SDK has of its own. */
    static Stream<Arguments> own() {
        return Stream.of("PLAIN", "SCRAM-SHA-256")
                .flatMap(name -> Stream.of(Standing.values()).map(standing -> Arguments.of(name, standing)));
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private void start(String mechanism) throws Exception {
        directory = new LayeredDirectory(SaslBind.unregistered(mechanism));
    }

    private static BindRequest request(String mechanism, String password) {
        return switch (mechanism) {
            case "DIGEST-MD5" -> digest(SASLQualityOfProtection.AUTH, password);
            case "CRAM-MD5" -> new CRAMMD5BindRequest(Alice.NAME, password);
            default -> new ProviderBindRequest(mechanism, Answers.login(Alice.NAME, password));
        };
    }

    private static BindRequest ownRequest(String mechanism, String password) {
        return mechanism.equals("PLAIN")
                ? new PLAINBindRequest(Alice.NAME, password)
                : new SCRAMSHA256BindRequest(Alice.NAME, password);
    }

    private static BindRequest digest(SASLQualityOfProtection qop, String password) {
        DIGESTMD5BindRequestProperties properties = new DIGESTMD5BindRequestProperties(Alice.NAME, password);
        properties.setAllowedQoP(qop);
        return new DIGESTMD5BindRequest(properties);
    }

    /** Something to do with a connection that is then closed. */
    @FunctionalInterface
    private interface Body {
        void run(LDAPConnection connection) throws LDAPException;
    }

    private void loggedIn(BindRequest request, Body body) throws LDAPException {
        try (LDAPConnection connection = new LDAPConnection("localhost", directory.port())) {
            connection.bind(request);
            body.run(connection);
        }
    }

    private static void assertIsAlice(LDAPConnection connection) throws LDAPException {
        WhoAmIExtendedResult result =
                (WhoAmIExtendedResult) connection.processExtendedOperation(new WhoAmIExtendedRequest());
        assertThat(result.getAuthorizationID()).isEqualTo("dn:uid=" + Alice.NAME);
    }

    private static void assertFindsEverybody(LDAPConnection connection) throws LDAPException {
        SearchResult found = connection.search(BASE, SearchScope.ONE, "(objectClass=person)");
        assertThat(found.getSearchEntries()).hasSize(PEOPLE).allSatisfy(entry -> assertThat(
                        entry.getAttributeValue("description"))
                .isEqualTo(text(LONG)));
    }

    private void assertRefuses(BindRequest request) {
        assertThatExceptionOfType(LDAPException.class)
                .isThrownBy(() -> loggedIn(request, connection -> {}))
                .satisfies(e -> assertThat(e.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS));
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName("12, UnboundID: DIGEST-MD5 with each layer, small and large messages, in clear unless auth-conf")
    void carriesMuchBothWays(Trial trial, SASLQualityOfProtection qop) throws Exception {
        start(trial.mechanism());
        trial.standing().watched(witness -> {
            loggedIn(digest(qop, Alice.PASSWORD), connection -> {
                assertIsAlice(connection);
                assertFindsEverybody(connection);
                connection.add(NEW, new Attribute("objectClass", "account"), new Attribute("description", text(LONG)));
                assertFindsEverybody(connection);
            });
            assertThat(witness.told()).isEqualTo(trial.told());
        });
        directory.assertTook(NEW, qop.toString());
    }

    @ParameterizedTest
    @MethodSource("byProvider")
    @DisplayName("12, UnboundID: its MD5 requests, and one of one's own for every other mechanism; right and wrong")
    void logsIn(Trial trial) throws Exception {
        start(trial.mechanism());
        trial.standing().watched(witness -> {
            loggedIn(request(trial.mechanism(), Alice.PASSWORD), UnboundIdInteropTest::assertIsAlice);
            assertThat(witness.told()).isEqualTo(trial.told());
        });
        trial.standing().watched(witness -> {
            assertRefuses(request(trial.mechanism(), "guess"));
            assertThat(witness.told()).isEqualTo(trial.told());
        });
        assertThat(directory.wire().shows(Alice.PASSWORD + "|guess")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("own")
    @DisplayName("12, UnboundID: its own PLAIN and SCRAM ask no provider, and our servers take them")
    void logsInByItsOwn(String mechanism, Standing standing) throws Exception {
        start(mechanism);
        standing.watched(witness -> {
            loggedIn(ownRequest(mechanism, Alice.PASSWORD), UnboundIdInteropTest::assertIsAlice);
            assertRefuses(ownRequest(mechanism, "guess"));
            assertThat(witness.told()).isEmpty();
        });
    }

    @Test
    @DisplayName("O2, 12, UnboundID: its own OAUTHBEARER lacks the last separator; ours by the request does not")
    void logsInByTokenOfOurs() throws Exception {
        start("OAUTHBEARER");
        Standing.FIRST.run(() -> {
            assertThatExceptionOfType(LDAPException.class)
                    .isThrownBy(() -> loggedIn(new OAUTHBEARERBindRequest(Alice.PASSWORD), connection -> {}))
                    .withMessageContaining("RFC 7628 section 3.1");
            loggedIn(request("OAUTHBEARER", Alice.PASSWORD), UnboundIdInteropTest::assertIsAlice);
            assertRefuses(request("OAUTHBEARER", "guess"));
        });
    }

    @Test
    @DisplayName("12, UnboundID: without our provider the request of one's own finds no SCRAM, and nothing is sent")
    void needsOursForScram() throws Exception {
        start("SCRAM-SHA-256");
        Standing.ABSENT.watched(witness -> {
            assertThatExceptionOfType(LDAPException.class)
                    .isThrownBy(() -> loggedIn(request("SCRAM-SHA-256", Alice.PASSWORD), connection -> {}))
                    .withMessage("no provider has SCRAM-SHA-256");
            assertThat(witness.told()).isEmpty();
        });
        assertThat(directory.wire().shows("SCRAM")).isFalse();
    }

    static Stream<Trial> digest() {
        return Trial.of("DIGEST-MD5");
    }

    @ParameterizedTest
    @MethodSource("digest")
    @DisplayName("D12, 12, UnboundID: it hides that a server has not proven itself; the request of one's own does not")
    void noticesImpostor(Trial trial) throws Exception {
        directory = new LayeredDirectory(
                new SaslBind("DIGEST-MD5", socket -> Impostor.of(OurServers.start("DIGEST-MD5", "ldap"))));
        trial.standing().watched(witness -> {
            loggedIn(digest(SASLQualityOfProtection.AUTH, Alice.PASSWORD), UnboundIdInteropTest::assertIsAlice);
            ProviderBindRequest careful = new ProviderBindRequest("DIGEST-MD5", Alice.atClient(Alice.PASSWORD));
            if (trial.standing() == Standing.FIRST) {
                assertThatExceptionOfType(LDAPException.class)
                        .isThrownBy(() -> loggedIn(careful, connection -> {}))
                        .withMessageContaining("has not proven");
            } else { // the JDK's client says that it is complete all the same
                loggedIn(careful, UnboundIdInteropTest::assertIsAlice);
            }
            assertThat(witness.told()).containsOnly(trial.told().get(0));
        });
    }
}
