package org.sasl4j.mechanism.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sasl4j.mechanism.external.MadeCertificate.dns;
import static org.sasl4j.mechanism.external.MadeCertificate.email;
import static org.sasl4j.mechanism.external.MadeCertificate.xmpp;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Connection;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;

class CertificateIdentityTest {
    private static final CertificateName XMPP = CertificateName.otherName(CertificateName.XMPP_ADDR);

    private static void refuses(Reason reason, IdentityResolver identity, Connection connection) {
        assertThatThrownBy(() -> identity.identify(connection))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static Exchange server(IdentityResolver identity, Connection connection) {
        return Exchange.server(
                new External(),
                StoreServerContext.builder(new MemoryCredentialStore())
                        .connection(connection)
                        .with(External.IDENTITY, identity)
                        .build());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsTheNextKindOnlyWhereThereIsNothingOfTheOneBefore() throws Exception {
        CertificateIdentity identity =
                CertificateIdentity.by(XMPP).or(CertificateName.email()).or(CertificateName.subject());

        assertThat(identity.identify(MadeCertificate.of("CN=a")
                        .names(email("mail"), xmpp("chat"))
                        .shown()))
                .containsExactly("chat");
        assertThat(identity.identify(
                        MadeCertificate.of("CN=a").names(email("mail")).shown()))
                .containsExactly("mail");
        assertThat(identity.identify(
                        MadeCertificate.of("CN=a").names(dns("host")).shown()))
                .containsExactly("CN=a");
    }

    @Test
    void gathersKindsThatAreGivenTogetherAndTellsEachNameOnce() throws Exception {
        Connection connection = MadeCertificate.of("CN=mail")
                .names(email("mail"), email("more"), xmpp("chat"))
                .shown();

        assertThat(CertificateIdentity.by(XMPP, CertificateName.email(), CertificateName.rdn("CN"))
                        .identify(connection))
                .containsExactly("chat", "mail", "more");
        assertThat(CertificateIdentity.by(CertificateName.dns())
                        .or(CertificateName.rdn("CN"), XMPP)
                        .identify(connection))
                .containsExactly("mail", "chat");
    }

    @Test
    void changesNoneThatWasMadeBefore() throws Exception {
        CertificateIdentity bare = CertificateIdentity.by(XMPP);
        CertificateIdentity more =
                bare.or(CertificateName.rdn("CN")).mappedBy(name -> Optional.of(name.toUpperCase(Locale.ROOT)));
        Connection connection = MadeCertificate.of("CN=a").shown();

        assertThat(bare.identify(connection)).isEmpty();
        assertThat(more.identify(connection)).containsExactly("A");
    }

    @Test
    void needsAKindOfName() {
        assertThatThrownBy(CertificateIdentity::by).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CertificateIdentity.by(XMPP).or()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mapsNamesToUsersAndForgetsNamesThatBelongToNobody() throws Exception {
        Map<String, String> users = Map.of("one@example.com", "juliet", "two@example.com", "juliet");
        CertificateIdentity identity =
                CertificateIdentity.by(CertificateName.email()).mappedBy(name -> Optional.ofNullable(users.get(name)));

        assertThat(identity.identify(MadeCertificate.of("CN=a")
                        .names(email("one@example.com"), email("stranger"), email("two@example.com"))
                        .shown()))
                .containsExactly("juliet");
        assertThat(identity.mappedBy(user -> Optional.of(user + "!"))
                        .identify(MadeCertificate.of("CN=a")
                                .names(email("one@example.com"))
                                .shown()))
                .containsExactly("juliet!");
    }

    @Test
    @DisplayName("E2: a name that belongs to nobody fails the login and makes no room for other names")
    void failsWhereTheMapperKnowsNobody() throws Exception {
        CertificateIdentity identity = CertificateIdentity.by(CertificateName.email())
                .or(CertificateName.rdn("CN"))
                .mappedBy(name -> name.equals("juliet") ? Optional.of(name) : Optional.empty());
        Connection connection =
                MadeCertificate.of("CN=juliet").names(email("stranger")).shown();

        assertThat(identity.identify(connection)).isEmpty();
        assertThatThrownBy(() -> server(identity, connection).evaluate(utf8("juliet")))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
    }

    @Test
    @DisplayName("E2: a mapper that fails, or answers what is no user, is a temporary failure with its cause")
    void reportsBrokenMappers() throws Exception {
        Connection connection = MadeCertificate.of("CN=juliet").shown();
        List<Function<String, Optional<String>>> broken = List.of(
                name -> {
                    throw new IllegalArgumentException("directory down");
                },
                name -> Optional.of(""),
                name -> null);
        for (Function<String, Optional<String>> mapper : broken) {
            CertificateIdentity identity =
                    CertificateIdentity.by(CertificateName.subject()).mappedBy(mapper);

            refuses(Reason.TEMPORARY, identity, connection);
        }
        assertThatThrownBy(() -> CertificateIdentity.by(CertificateName.subject())
                        .mappedBy(broken.get(0))
                        .identify(connection))
                .hasRootCauseMessage("directory down")
                .hasMessageNotContaining("directory");
    }

    @Test
    @DisplayName("E2: no certificate and one that nobody verified are no identity")
    void knowsNobodyWithoutACertificate() throws Exception {
        for (IdentityResolver identity :
                List.of(IdentityResolver.certificateSubject(), CertificateIdentity.by(CertificateName.fingerprint()))) {
            for (Connection connection : List.of(
                    Connection.unknown(),
                    Connection.plaintext(),
                    Connection.unknown().withPeerCertificates(List.of()))) {
                assertThat(identity.identify(connection)).isEmpty();
                assertThatThrownBy(() -> server(identity, connection).evaluate(new byte[0]))
                        .hasMessageContaining("no identity");
            }
        }
    }

    @Test
    @DisplayName("E2: a certificate is good within its validity only, by the time of the login")
    void refusesCertificatesOutsideTheirValidity() throws Exception {
        Duration hour = Duration.ofHours(1);
        Connection over = MadeCertificate.of("CN=a")
                .valid(hour.multipliedBy(-2), hour.negated())
                .shown();
        Connection early =
                MadeCertificate.of("CN=a").valid(hour, hour.multipliedBy(2)).shown();
        for (IdentityResolver identity :
                List.of(IdentityResolver.certificateSubject(), CertificateIdentity.by(CertificateName.fingerprint()))) {
            refuses(Reason.EXPIRED, identity, over);
            refuses(Reason.REFUSED, identity, early);
        }
    }

    @Test
    @DisplayName("E2: only the peer's own certificate tells who it is, not those above it")
    void readsTheFirstCertificateOfTheChain() throws Exception {
        Connection connection = Connection.unknown()
                .withPeerCertificates(List.of(
                        MadeCertificate.of("O=a").made(),
                        MadeCertificate.of("CN=authority").made()));

        assertThat(CertificateIdentity.by(CertificateName.rdn("CN")).identify(connection))
                .isEmpty();
    }

    @Test
    @DisplayName("E2: where the peer's own certificate is not X.509, the one above it does not tell who it is")
    void knowsNobodyByAChainThatIsNotX509() throws Exception {
        Certificate own = new Certificate("another kind") {
            private static final long serialVersionUID = 1L;

            @Override
            public byte[] getEncoded() {
                return new byte[0];
            }

            @Override
            public void verify(PublicKey key) {}

            @Override
            public void verify(PublicKey key, String provider) {}

            @Override
            public String toString() {
                return getType();
            }

            @Override
            public PublicKey getPublicKey() {
                throw new UnsupportedOperationException();
            }
        };
        Certificate[] chain = {own, MadeCertificate.of("CN=authority").made()};
        SSLSession session = (SSLSession) Proxy.newProxyInstance(
                SSLSession.class.getClassLoader(), new Class<?>[] {SSLSession.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getPeerCertificates" -> chain;
                        case "getCipherSuite" -> "TLS_AES_128_GCM_SHA256";
                        default -> null;
                    };
                });

        assertThat(IdentityResolver.certificateSubject().identify(Connection.tls(session)))
                .isEmpty();
    }

    @Test
    @DisplayName("E2: a hostile name fails the whole login, whatever good names stand beside it")
    void failsTheLoginForOneHostileName() throws Exception {
        Connection connection = MadeCertificate.of("CN=juliet")
                .names(email("juliet@example.com"), email("romeo@example.com\0.example.net"))
                .shown();
        CertificateIdentity identity =
                CertificateIdentity.by(CertificateName.email()).or(CertificateName.subject());

        for (String message : List.of("", "juliet@example.com", "romeo@example.com")) {
            Exchange server = server(identity, connection);
            assertThatThrownBy(() -> server.evaluate(utf8(message)))
                    .isInstanceOfSatisfying(MechanismException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.REFUSED));
            assertThat(server.isComplete()).isFalse();
        }
    }
}
