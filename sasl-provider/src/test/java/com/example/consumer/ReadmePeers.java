package com.example.consumer;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.CredentialStore;
import org.sasl4j.Login;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.external.CertificateName;
import org.sasl4j.mechanism.external.External;
import org.sasl4j.mechanism.external.IdentityResolver;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** Whom the snippets of README talk to: the other end of TLS, an issuer of tokens, and servers of programs. */
abstract class ReadmePeers {
    private static final Service IMAP = new Service("imap", "mail.example.com");

    CredentialStore store = new MemoryCredentialStore().put("juliet", "wherefore".toCharArray());
    SSLSocket tlsSocket;
    SSLSocket otherEnd;
    int port;
    private ECKey issuersKey;

    abstract SaslClient client(String mechanism, Map<String, ?> properties) throws SaslException;

    abstract SaslServer server(String mechanism, Map<String, ?> properties) throws SaslException;

    // TLS

    /** A connection of which a snippet has the client's end. */
    final void tls() throws Exception {
        TestTls.Sockets ends = TestTls.sockets(TestTls.jsse(), TestCertificate.of("server"), "TLSv1.2");
        tlsSocket = ends.client();
        otherEnd = ends.server();
    }

    /** A connection of which a snippet has the server's end, and the client showed who she is. */
    final void mutualTls(String xmppAddress) throws Exception {
        TestCertificate juliet =
                TestCertificate.named("CN=Juliet", TestCertificate.otherName(CertificateName.XMPP_ADDR, xmppAddress));
        TestTls.Sockets ends = TestTls.mutual(TestTls.jsse(), TestCertificate.rsa("server"), juliet, "TLSv1.2");
        tlsSocket = ends.server();
        otherEnd = ends.client();
    }

    /** One whose certificate this JVM trusts. */
    private static SSLContext trustedServer() throws Exception {
        TestCertificate certificate = TestCertificate.of("localhost");
        SSLContext.setDefault(TestTls.context(TestTls.jsse(), null, certificate.certificate()));
        return TestTls.context(TestTls.jsse(), certificate);
    }

    // tokens

    static Map<String, Object> accepting(String token) {
        return Map.of("org.sasl4j.oauth.port", 993, "org.sasl4j.oauth.validator", validator(token));
    }

    private static TokenValidator validator(String token) {
        return request -> new String(request.token().revealChars()).equals(token)
                ? TokenVerdict.accepted("juliet@example.com")
                : TokenVerdict.rejected(TokenError.INVALID_TOKEN);
    }

    /** Serves the issuer's keys, once to this JVM: Nimbus does not wait long. */
    final void serveKeys() throws Exception {
        issuersKey = JwtTokens.key();
        byte[] keys = new JWKSet(issuersKey.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        HttpsServer https = HttpsServer.create(loopback(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(trustedServer()));
        https.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        https.start();
        port = https.getAddress().getPort();
        URI.create("https://localhost:" + port + "/jwks").toURL().openStream().close();
    }

    final SaslClient withToken(int minutes) throws Exception {
        String token = JwtTokens.sign(issuersKey, JwtTokens.ISSUER, JwtTokens.AUDIENCE, Duration.ofMinutes(minutes));
        Supplier<String> supplier = () -> token;
        return client("OAUTHBEARER", Map.of("org.sasl4j.oauth.token", supplier));
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    // contexts for every mechanism there is

    final ClientContext everyClient(String name, Secret password) {
        return new ClientContext() {
            @Override
            public Login login() {
                return new Login(name, password.copy());
            }

            @Override
            public Settings settings() {
                return Settings.none().with(OauthBearer.TOKEN, () -> Secret.of("opaque".toCharArray()));
            }

            @Override
            public boolean ask(Callback... questions) {
                ((NameCallback) questions[0]).setName("juliet@example.com"); // XOAUTH2 alone asks
                return true;
            }

            @Override
            public Connection connection() {
                return Connection.tls(tlsSocket);
            }

            @Override
            public Service service() {
                return IMAP;
            }
        };
    }

    final ServerContext everyServer() {
        return StoreServerContext.builder(store)
                .connection(Connection.tls(otherEnd))
                .service(IMAP)
                .with(OauthBearer.VALIDATOR, validator("opaque"))
                .with(External.IDENTITY, IdentityResolver.fixed("juliet"))
                .build();
    }
}
