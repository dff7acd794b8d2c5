package org.sasl4j.provider;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.sasl4j.Connection;
import org.sasl4j.mechanism.external.CertificateIdentity;
import org.sasl4j.mechanism.external.CertificateName;
import org.sasl4j.mechanism.external.IdentityResolver;

/** What {@link OldBouncyCastleTest} runs beside an old BouncyCastle, bc-fips, or none: one line for each thing tried. */
public final class OldBouncyCastle {
    private OldBouncyCastle() {}

    /** Prints what came of each; the argument is a file with a certificate. */
    public static void main(String[] arguments) throws Exception {
        X509Certificate certificate = certificate(Path.of(arguments[0]));
        print("SCRAM-SHA-256", () -> login("SCRAM-SHA-256", Map.of("org.sasl4j.server.secret", "s")));
        print("auth-int", () -> login("DIGEST-MD5", Map.of(Sasl.QOP, "auth-int")));
        print("auth-conf", () -> login("DIGEST-MD5", Map.of(Sasl.QOP, "auth-conf")));
        print("3des", () -> login("DIGEST-MD5", Map.of(Sasl.QOP, "auth-conf", "org.sasl4j.digest.cipher", "3des,des")));
        print("fingerprint", CertificateName::fingerprint);
        print("rdn", () -> named(CertificateName.rdn("UID"), certificate));
        print("email", () -> named(CertificateName.email(), certificate));
        print("otherName", () -> named(CertificateName.otherName(CertificateName.XMPP_ADDR), certificate));
        print("subject", () -> named(IdentityResolver.certificateSubject(), certificate));
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream octets = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(octets);
        }
    }

    private static String named(CertificateName name, X509Certificate certificate) throws Exception {
        return named(CertificateIdentity.by(name), certificate);
    }

    private static String named(IdentityResolver identity, X509Certificate certificate) throws Exception {
        return identity.identify(Connection.unknown().withPeerCertificates(List.of(certificate)))
                .toString();
    }

    private static void print(String what, Callable<?> work) {
        String outcome;
        try {
            Object done = work.call();
            outcome = done instanceof String who ? who : "made";
        } catch (Exception e) {
            outcome = e.getClass().getSimpleName() + ": " + e.getMessage()
                    + (e.getCause() instanceof IllegalStateException cause ? ": " + cause.getMessage() : "");
        } catch (LinkageError e) {
            outcome = "LINKAGE " + e;
        }
        System.out.println(what + " " + outcome);
    }

    private static String login(String mechanism, Map<String, String> props) throws Exception {
        SaslClient client = Ours.client(mechanism, props, DigestPeers.login("alice", "secret"));
        SaslServer server = Ours.server(mechanism, props, DigestPeers.user("alice", "secret"));
        Ours.converse(client, server);
        if (!client.getNegotiatedProperty(Sasl.QOP).equals("auth")) {
            byte[] wrapped = client.wrap(new byte[] {1, 2, 3}, 0, 3);
            server.unwrap(wrapped, 0, wrapped.length);
        }
        return server.getAuthorizationID();
    }
}
