package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** As bundles of OSGi, in Felix. */
class OsgiIT {
    private static final String OUTCOME = "consumer.outcome";
    private static final String CONSUMER =
            """
            package consumer;

            import java.nio.file.Path;
            import java.util.Map;
            import javax.security.sasl.SaslServer;
            import org.osgi.framework.BundleActivator;
            import org.osgi.framework.BundleContext;
            import org.sasl4j.CredentialStore;
            import org.sasl4j.Secret;
            import org.sasl4j.credential.FileCredentialStore;
            import org.sasl4j.provider.Sasl4jProvider;

            public final class Main implements BundleActivator {
                @Override
                public void start(BundleContext context) throws Exception {
                    CredentialStore users = FileCredentialStore.open(
                            Path.of(System.getProperty("consumer.users")), Secret.of("secret".toCharArray()));
                    SaslServer server = new Sasl4jProvider().serverFactory().createSaslServer(
                            "PLAIN", "demo", null, Map.of("org.sasl4j.credentials", users), null);
                    server.evaluateResponse("\\0user\\0pencil".getBytes("UTF-8"));
                    System.setProperty("consumer.outcome", server.getAuthorizationID());
                }

                @Override
                public void stop(BundleContext context) {}
            }
            """;

    @TempDir
    private Path folder;

    private Framework framework;

    @BeforeEach
    void startFramework() throws Exception {
        // RFC 7677 section 3; a form that a service of the library reads
        Path users = Files.writeString(
                folder.resolve("users"),
                "user:SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY="
                        + ":wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=\n");
        System.setProperty("consumer.users", users.toString());
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString()));
        framework.start();
    }

    @AfterEach
    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(0);
        System.clearProperty(OUTCOME);
        System.clearProperty("consumer.users");
    }

    private void install(Path... bundles) throws BundleException {
        for (Path bundle : bundles) {
            framework.getBundleContext().installBundle(bundle.toUri().toString());
        }
    }

    private void startConsumer(Path... classPath) throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        String path = List.of(classPath).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + BuiltJars.of("org.osgi.framework.BundleActivator");
        Consumer.onClassPath(classes, CONSUMER, path);
        Manifest manifest = bundle("consumer");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_ACTIVATOR, Consumer.MAIN);
        manifest.getMainAttributes()
                .putValue(
                        Constants.IMPORT_PACKAGE,
                        "org.osgi.framework,javax.security.sasl,org.sasl4j;version=\"[0.1,1)\","
                                + "org.sasl4j.credential;version=\"[0.1,1)\",org.sasl4j.provider;version=\"[0.1,1)\"");
        Path jar = folder.resolve("consumer.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("consumer/Main.class"));
            Files.copy(classes.resolve("consumer/Main.class"), out);
        }
        Bundle consumer = framework.getBundleContext().installBundle(jar.toUri().toString());
        consumer.start();
        assertThat(consumer.getState()).isEqualTo(Bundle.ACTIVE);
    }

    private static Manifest bundle(String name) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        attributes.putValue(Constants.BUNDLE_VERSION, "1");
        return manifest;
    }

    /** The stringprep library is no bundle, so whoever wants the thin jars has to make one of it. */
    private Path wrapped(Path library) throws IOException {
        Manifest manifest = bundle("com.ongres.stringprep");
        manifest.getMainAttributes().putValue(Constants.EXPORT_PACKAGE, "com.ongres.stringprep");
        Path wrapped = folder.resolve("stringprep.jar");
        try (JarFile jar = new JarFile(library.toFile());
                OutputStream file = Files.newOutputStream(wrapped);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith("com/") && !entry.isDirectory()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
        return wrapped;
    }

    @Test
    @DisplayName("12, OSGi: the self-contained jar is a bundle, and needs no other")
    void selfContainedJarIsABundle() throws Exception {
        install(BuiltJars.selfContained());

        startConsumer(BuiltJars.selfContained());

        assertThat(System.getProperty(OUTCOME)).isEqualTo("user");
    }

    @Test
    @DisplayName("12, OSGi: the thin jars are bundles, which need those of Gson and of the stringprep library")
    void thinJarsAreBundles() throws Exception {
        install(
                BuiltJars.core(),
                BuiltJars.provider(),
                BuiltJars.of("com.google.gson.stream.JsonReader"),
                wrapped(BuiltJars.of("com.ongres.stringprep.Tables")));

        startConsumer(BuiltJars.core(), BuiltJars.provider(), BuiltJars.of("org.jspecify.annotations.NullMarked"));

        assertThat(System.getProperty(OUTCOME)).isEqualTo("user");
    }
}
