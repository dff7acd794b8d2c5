package org.sasl4j.mechanism.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Exchange;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Trait;
import org.sasl4j.credential.Authorizer;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;

class ExternalTest {
    private static Exchange server(String identity) {
        return server(IdentityResolver.fixed(identity), Authorizer.oneself());
    }

    private static Exchange server(IdentityResolver identity, Authorizer authorizer) {
        return Exchange.server(
                new External(),
                StoreServerContext.builder(new MemoryCredentialStore())
                        .with(External.IDENTITY, identity)
                        .authorizer(authorizer)
                        .build());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Exchange client(String authorizationId) {
        return Exchange.client(new External(), new ClientContext() {
            @Override
            public String authorizationId() {
                return authorizationId;
            }
        });
    }

    @Test
    @DisplayName("RFC 4422 appendix A.2: fred@example.com")
    void sendsAndTakesTheMessageOfTheRfc() throws MechanismException {
        byte[] message = Base64.getDecoder().decode("ZnJlZEBleGFtcGxlLmNvbQ==");
        Exchange server = server("fred@example.com");

        assertThat(client("fred@example.com").evaluate(null)).isEqualTo(message);
        assertThat(server.evaluate(message)).isNull();
        assertThat(server.authorizationId()).isEqualTo("fred@example.com");
    }

    @Test
    @DisplayName("E1: no response is asked for, an empty one derives the identity")
    void tellsNoResponseFromAnEmptyOne() throws MechanismException {
        Exchange absent = server("fred");
        assertThat(absent.evaluate(null)).isEmpty();
        assertThat(absent.isComplete()).isFalse();
        assertThat(absent.evaluate(new byte[0])).isNull();
        assertThat(absent.authorizationId()).isEqualTo("fred");

        Exchange empty = server("fred");
        assertThat(empty.evaluate(new byte[0])).isNull();
        assertThat(empty.authorizationId()).isEqualTo("fred");
    }

    @Test
    @DisplayName("E1: the client's response is empty, not absent")
    void clientSendsAnEmptyMessage() throws MechanismException {
        Exchange client = client("");

        assertThat(client.evaluate(null)).isEmpty();
        assertThat(client.isComplete()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("E2: the authorization identity is UTF-8 without NUL")
    @ValueSource(strings = {"a\0b", "\0"})
    void refusesNul(String authorizationId) {
        assertThatThrownBy(() -> client(authorizationId).evaluate(null)).hasMessageContaining("NUL");
        assertThatThrownBy(() -> server("fred").evaluate(utf8(authorizationId))).hasMessageContaining("NUL");
        assertThatThrownBy(() -> server("fred").evaluate(new byte[] {(byte) 0xff}))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    @DisplayName("E2, 10 B6: without an external identity it fails and says what there was none of")
    void failsWithoutAnIdentity() throws Exception {
        Connection shown = MadeCertificate.of("CN=fred").shown();

        assertFailsWithoutAnIdentity(
                Connection.unknown(),
                "nobody told the server of a connection and its certificates (org.sasl4j.connection)");
        assertFailsWithoutAnIdentity(Connection.plaintext(), "the client showed no certificate");
        assertFailsWithoutAnIdentity(shown.withPeerCertificates(List.of()), "the client showed no certificate");
        assertFailsWithoutAnIdentity(shown, "the client showed a certificate, and the resolver knows no name in it");
    }

    private static void assertFailsWithoutAnIdentity(Connection connection, String why) {
        for (byte[] message : new byte[][] {{}, {'f', 'r', 'e', 'd'}}) {
            Exchange server = Exchange.server(
                    new External(),
                    StoreServerContext.builder(new MemoryCredentialStore())
                            .connection(connection)
                            .with(External.IDENTITY, told -> List.of())
                            .build());
            assertThatThrownBy(() -> server.evaluate(message))
                    .hasMessage("EXTERNAL has no identity: " + why)
                    .isInstanceOfSatisfying(MechanismException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.REFUSED));
        }
    }

    @Test
    void actsAsNobodyElse() {
        assertThatThrownBy(() -> server("fred").evaluate(new byte[] {'t', 'i', 'm'}))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AUTHORIZED));
    }

    @Test
    @DisplayName("E2: of several names the authorization identity picks the one that it equals")
    void picksByTheAuthorizationIdentity() throws MechanismException {
        IdentityResolver both = connection -> List.of("fred", "tim", "fred");
        for (String one : both.identify(Connection.unknown())) {
            Exchange server = server(both, Authorizer.oneself());

            assertThat(server.evaluate(utf8(one))).isNull();

            assertThat(server.authorizationId()).isEqualTo(one);
            assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains(one);
        }
    }

    @ParameterizedTest
    @DisplayName("E2: several names of which none is picked are refused, without telling them or asking the authorizer")
    @CsvSource({"'', REFUSED", "boss, NOT_AUTHORIZED", "Fred, NOT_AUTHORIZED", "'fred ', NOT_AUTHORIZED"})
    void refusesSeveralNamesOfWhichNoneIsPicked(String authorizationId, Reason reason) {
        Exchange server = server(connection -> List.of("fred", "tim"), (name, wanted) -> Optional.of(wanted));

        assertThatThrownBy(() -> server.evaluate(utf8(authorizationId)))
                .hasMessageContaining("several names")
                .hasMessageContaining("must say which by an authorization identity")
                .hasMessageNotContaining("fred")
                .hasMessageNotContaining("tim")
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    @DisplayName("E2: one name told twice is one name, whose authorization identity is the authorizer's to judge")
    void leavesTheAuthorizationIdentityOfOneNameToTheAuthorizer() throws MechanismException {
        Exchange server = server(connection -> List.of("fred", "fred"), (name, wanted) -> Optional.of(name + wanted));

        server.evaluate(utf8("boss"));

        assertThat(server.authorizationId()).isEqualTo("fredboss");
        assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains("fred");
    }

    @Test
    @DisplayName("E2: a client tries it with a certificate of its own, or where the application says that it has one")
    void isTriedOnlyWithACertificateOrWhereTheApplicationSaysSo() throws Exception {
        List<String> offered = List.of("EXTERNAL", "ANONYMOUS");
        Connection without = Connection.unknown().withLocalCertificates(List.of());
        Connection with = without.withLocalCertificates(
                List.of(MadeCertificate.of("CN=fred").made()));
        Negotiation client = Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard());

        assertThat(client.on(with).choose(offered).names()).containsExactly("EXTERNAL", "ANONYMOUS");
        assertThat(client.on(without).choose(offered).names()).containsExactly("ANONYMOUS");
        assertThat(client.on(with).able(Capabilities.having()).choose(offered).names())
                .containsExactly("ANONYMOUS");
        assertThat(client.on(without)
                        .able(Capabilities.having(Mechanism.Need.EXTERNAL_IDENTITY))
                        .choose(offered)
                        .names())
                .containsExactly("EXTERNAL", "ANONYMOUS");
    }

    @Test
    @DisplayName(
            "10 B3: a server offers it only where it knows of a certificate, or says that it knows the client otherwise")
    void isOfferedOnlyWithAWayToAnIdentity() throws Exception {
        Negotiation server = Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard());
        Connection with = MadeCertificate.of("CN=fred").shown();

        assertThat(server.on(with).offer().names()).contains("EXTERNAL");
        assertThat(server.offer().names()).doesNotContain("EXTERNAL");
        StoreServerContext peerOfSocket = StoreServerContext.builder(new MemoryCredentialStore())
                .with(External.IDENTITY, IdentityResolver.fixed("fred"))
                .build();
        assertThat(server.able(Capabilities.ofServer(peerOfSocket)).offer().names())
                .containsExactly("EXTERNAL");
        assertThat(server.on(with.withPeerCertificates(List.of())).offer().names())
                .doesNotContain("EXTERNAL");
    }

    @Test
    @DisplayName("E3: a certificate shown over a channel that others can read or change promises little")
    void isAsStrongAsTheChannel() throws Exception {
        Connection certified = MadeCertificate.of("CN=fred").shown();
        Connection readable = certified.withConfidential(Fact.NO);
        MechanismPolicy strong = MechanismPolicy.standard().requiring(Set.of(Trait.NOPLAINTEXT));
        Negotiation strict = Negotiation.of(Mechanisms.standard(), strong);

        assertThat(strict.on(certified).offer().names()).contains("EXTERNAL");
        assertThat(strict.on(readable).offer().names()).doesNotContain("EXTERNAL");
        assertThat(Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard())
                        .on(readable)
                        .offer()
                        .names())
                .contains("EXTERNAL");
    }
}
