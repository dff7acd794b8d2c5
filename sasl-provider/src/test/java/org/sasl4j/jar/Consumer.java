package org.sasl4j.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A program of somebody else's, compiled against the finished jars: lets juliet in, and tells as which module. */
final class Consumer {
    /** Its class, on the class path. */
    static final String MAIN = "consumer.Main";

    /** Finds the provider as a service, registers it and lets juliet in. */
    static final String FINDING =
            """
            package consumer;

            import java.security.Provider;
            import java.security.Security;
            import java.util.Map;
            import java.util.ServiceLoader;
            import javax.security.sasl.Sasl;
            import javax.security.sasl.SaslServer;
            import org.sasl4j.credential.MemoryCredentialStore;

            public final class Main {
                public static void main(String[] args) throws Exception {
                    Provider found = ServiceLoader.load(Provider.class).stream()
                            .filter(one -> one.type().getName().startsWith("org.sasl4j."))
                            .findFirst().orElseThrow().get();
                    Security.addProvider(found);
                    String password = "\\u017fecret\\u00ad"; // SASLprep: long s becomes s, the soft hyphen nothing
                    MemoryCredentialStore users = new MemoryCredentialStore().put("juliet", "secret".toCharArray());
                    SaslServer server = Sasl.createSaslServer(
                            "PLAIN", "demo", null, Map.of("org.sasl4j.credentials", users), null);
                    server.evaluateResponse(("\\0juliet\\0" + password).getBytes("UTF-8"));
                    System.out.print(server.getAuthorizationID() + " by " + Main.class.getModule().getName());
                }
            }
            """;

    /** Makes a registry of its own. */
    static final String EXTENDING =
            """
            package consumer;

            import org.sasl4j.MechanismName;
            import org.sasl4j.mechanism.Mechanisms;
            import org.sasl4j.mechanism.foo.Foo;

            public final class Main {
                public static void main(String[] args) {
                    System.out.print(Mechanisms.standard().without(MechanismName.of("FOO")).with(new Foo()).names()
                            + " by " + Main.class.getModule().getName());
                }
            }
            """;

    /** Reads a name in the certificate whose file is given. */
    static final String READING =
            """
            package consumer;

            import java.io.FileInputStream;
            import java.security.cert.CertificateFactory;
            import java.security.cert.X509Certificate;
            import java.util.List;
            import org.sasl4j.Connection;
            import org.sasl4j.mechanism.external.CertificateIdentity;
            import org.sasl4j.mechanism.external.CertificateName;

            public final class Main {
                public static void main(String[] args) throws Exception {
                    X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new FileInputStream(args[0]));
                    try {
                        System.out.print(CertificateIdentity.by(CertificateName.rdn("UID"))
                                .identify(Connection.unknown().withPeerCertificates(List.of(certificate))));
                    } catch (IllegalStateException missing) {
                        System.out.print(missing.getMessage());
                    }
                }
            }
            """;

    private static final String MODULE =
            """
            module consumer {
                requires org.sasl4j.provider;
                uses java.security.Provider;
            }
            """;

    private Consumer() {}

    /** Compiles one for the class path. */
    static Path onClassPath(Path folder, String source, String classPath) throws IOException {
        return Compiled.into(folder, Map.of("Main.java", source), "-cp", classPath);
    }

    /** Compiles one as the module consumer. */
    static Path asModule(Path folder, String source, String modulePath) throws IOException {
        Map<String, String> sources = new HashMap<>(Map.of("module-info.java", MODULE, "Main.java", source));
        return Compiled.into(folder, sources, "--module-path", modulePath);
    }
}
