package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the finished jars do in a JVM of their own. */
class ForkedJarIT {
    private static final String CONSUMER =
            """
            package consumer;

            import java.security.Provider;
            import java.security.Security;
            import java.util.Map;
            import java.util.ServiceLoader;
            import javax.security.sasl.Sasl;
            import javax.security.sasl.SaslServer;
            import org.sasl4j.credential.MemoryCredentialStore;
            import org.sasl4j.provider.SaslProperties;

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
    private static final String MODULE =
            """
            module consumer {
                requires org.sasl4j.provider;
                uses java.security.Provider;
            }
            """;

    private static final String EXTENDER =
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

    @TempDir
    private Path folder;

    private Forked sasl(String... args) throws Exception {
        String[] command = Stream.concat(
                        Stream.of("-jar", BuiltJars.selfContained().toString()), Stream.of(args))
                .toArray(String[]::new);
        return Forked.java(folder, command);
    }

    private static String path(Path... jars) {
        return Stream.of(jars).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void demoRunsFromTheSelfContainedJar() throws Exception {
        Forked demo = sasl("demo");
        assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.out())
                .endsWith("Every right claim got in and every wrong one was refused." + System.lineSeparator());
        assertThat(demo.err()).isEmpty();
    }

    @Test
    void badUsageIsOneLineAndExitsWithTwo() throws Exception {
        Forked bad = sasl("mechanisms", "--policy", "safe");
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.err().lines()).hasSize(1);
        assertThat(bad.out()).isEmpty();
    }

    @Test
    void classPathConsumerNeedsTheSelfContainedJarAlone() throws Exception {
        String jar = BuiltJars.selfContained().toString();
        Compiled.into(folder, Map.of("Main.java", CONSUMER), "-cp", jar);
        Forked run = Forked.java(folder, "-cp", jar + File.pathSeparator + folder, "consumer.Main");
        assertThat(run.out()).as(run.err()).isEqualTo("juliet by null");
    }

    /** Without picocli. */
    private static String modules() {
        return path(
                BuiltJars.core(),
                BuiltJars.provider(),
                BuiltJars.of("org.bouncycastle.crypto.engines.DESEngine"),
                BuiltJars.of("com.google.gson.stream.JsonReader"),
                BuiltJars.of("com.ongres.stringprep.Tables"),
                BuiltJars.of("org.jspecify.annotations.NullMarked"));
    }

    private Forked runAsModule(String main) throws Exception {
        Compiled.into(folder, Map.of("module-info.java", MODULE, "Main.java", main), "--module-path", modules());
        return Forked.java(
                folder, "--module-path", modules() + File.pathSeparator + folder, "--module", "consumer/consumer.Main");
    }

    @Test
    void modulePathConsumerNeedsNoPicocli() throws Exception {
        Forked run = runAsModule(CONSUMER);
        assertThat(run.out()).as(run.err()).isEqualTo("juliet by consumer");
    }

    @Test
    @DisplayName("10 C3: a module makes the example mechanism, as README does")
    void modulePathConsumerMakesFoo() throws Exception {
        Forked run = runAsModule(EXTENDER);
        assertThat(run.out()).as(run.err()).contains("FOO").endsWith(" by consumer");
    }
}
