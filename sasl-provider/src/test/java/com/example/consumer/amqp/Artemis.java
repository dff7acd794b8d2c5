package com.example.consumer.amqp;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Set;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.GuestLoginModule;
import org.apache.activemq.artemis.spi.core.security.jaas.PropertiesLoginModule;
import org.apache.activemq.artemis.spi.core.security.jaas.SCRAMLoginModule;
import org.apache.activemq.artemis.spi.core.security.jaas.SCRAMPropertiesLoginModule;
import org.apache.activemq.artemis.spi.core.security.jaas.TextFileCertificateLoginModule;
import org.sasl4j.tls.TestCertificate;

/** A whole broker of ActiveMQ Artemis for AMQP 1.0, whose users are alice and, where nobody says who is there, guests. */
final class Artemis {
    private static final String PASSWORD = "stores";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    private Artemis() {}

    static Artemis start(Path folder, TestCertificate own, TestCertificate... trusted) throws Exception {
        Artemis artemis = new Artemis();
        Configuration.setConfiguration(new Sections(folder));
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(false)
                .setJMXManagementEnabled(false)
                .setSecurityInvalidationInterval(0)
                .addAcceptorConfiguration(
                        "plaintext",
                        "tcp://127.0.0.1:0?protocols=AMQP;useEpoll=false;useKQueue=false;saslLoginConfigScope=scram;"
                                + "saslMechanisms=SCRAM-SHA-256,SCRAM-SHA-512,PLAIN,ANONYMOUS")
                .addAcceptorConfiguration(
                        "tls",
                        "tcp://127.0.0.1:0?protocols=AMQP;useEpoll=false;useKQueue=false;saslMechanisms=EXTERNAL;"
                                + "sslEnabled=true;needClientAuth=true" + stores(folder, own, trusted))
                .putSecurityRoles("#", Set.of(everything("users"), everything("guests")));
        artemis.server.setConfiguration(configuration);
        artemis.server.setSecurityManager(new ActiveMQJAASSecurityManager("passwords", "certificates"));
        artemis.server.start();
        return artemis;
    }

    private static Role everything(String role) {
        return new Role(role, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    private static String stores(Path folder, TestCertificate own, TestCertificate... trusted) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        Certificate[] chain = {own.certificate()};
        keys.setKeyEntry("own", own.keys().getPrivate(), PASSWORD.toCharArray(), chain);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        for (TestCertificate one : trusted) {
            anchors.setCertificateEntry("trusted" + anchors.size(), one.certificate());
        }
        return ";keyStorePath=" + written(keys, folder.resolve("keys")) + ";keyStorePassword=" + PASSWORD
                + ";trustStorePath=" + written(anchors, folder.resolve("anchors")) + ";trustStorePassword=" + PASSWORD;
    }

    private static Path written(KeyStore store, Path path) throws Exception {
        try (OutputStream out = Files.newOutputStream(path)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return path;
    }

    /** The port of the acceptor of this name. */
    int port(String acceptor) {
        return ((NettyAcceptor) server.getActiveMQServer().getRemotingService().getAcceptor(acceptor)).getActualPort();
    }

    void stop() throws Exception {
        server.stop();
        Configuration.setConfiguration(null);
    }

    /** What is otherwise a JAAS file, and the files that it names. */
    private static final class Sections extends Configuration {
        private final Map<String, AppConfigurationEntry[]> sections;

        Sections(Path folder) throws Exception {
            Files.writeString(folder.resolve("users"), "alice = secret\n");
            Files.writeString(folder.resolve("names"), "alice = CN=alice\n");
            Files.writeString(folder.resolve("roles"), "users = alice\n");
            String jaas = "org.apache.activemq.jaas.";
            Map<String, String> users = Map.of(
                    "baseDir", folder.toString(), jaas + "properties.user", "users", jaas + "properties.role", "roles");
            Map<String, String> names = Map.of(
                    "baseDir", folder.toString(), jaas + "textfiledn.user", "names", jaas + "textfiledn.role", "roles");
            Map<String, String> guests = Map.of(
                    jaas + "guest.user", "guest", jaas + "guest.role", "guests", "credentialsInvalidate", "true");
            sections = Map.of(
                    "scram", new AppConfigurationEntry[] {entry(SCRAMPropertiesLoginModule.class, users)},
                    "certificates", new AppConfigurationEntry[] {entry(TextFileCertificateLoginModule.class, names)},
                    "passwords",
                            new AppConfigurationEntry[] {
                                entry(SCRAMLoginModule.class, Map.of()),
                                entry(PropertiesLoginModule.class, users),
                                entry(GuestLoginModule.class, guests)
                            });
        }

        private static AppConfigurationEntry entry(Class<?> module, Map<String, String> options) {
            return new AppConfigurationEntry(module.getName(), LoginModuleControlFlag.SUFFICIENT, options);
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return sections.get(name);
        }
    }
}
