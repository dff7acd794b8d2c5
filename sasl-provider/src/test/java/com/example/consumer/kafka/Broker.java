package com.example.consumer.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A whole Kafka in this JVM, broker and controller in one, whose one user is alice with the password secret. */
final class Broker implements AutoCloseable {
    private static final String SETTINGS =
            """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@localhost:%2$d
            listeners=CLIENTS://localhost:%1$d,OWN://localhost:%3$d,CONTROLLER://localhost:%2$d
            listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,OWN:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=CLIENTS
            sasl.mechanism.inter.broker.protocol=PLAIN
            sasl.enabled.mechanisms=SCRAM-SHA-256,SCRAM-SHA-512,PLAIN,OAUTHBEARER
            listener.name.clients.scram-sha-256.sasl.jaas.config=\\
                org.apache.kafka.common.security.scram.ScramLoginModule required;
            listener.name.clients.scram-sha-512.sasl.jaas.config=\\
                org.apache.kafka.common.security.scram.ScramLoginModule required;
            listener.name.clients.plain.sasl.jaas.config=\\
                org.apache.kafka.common.security.plain.PlainLoginModule required \\
                username="broker" password="own" user_broker="own" user_alice="secret";
            listener.name.clients.oauthbearer.sasl.jaas.config=\\
                org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required \\
                unsecuredLoginStringClaim_sub="broker" unsecuredValidatorRequiredScope="greet";
            listener.name.own.sasl.enabled.mechanisms=PLAIN
            listener.name.own.plain.sasl.jaas.config=\\
                org.apache.kafka.common.security.plain.PlainLoginModule required;
            listener.name.own.plain.sasl.server.callback.handler.class=com.example.consumer.kafka.OwnHandler
            delegation.token.secret.key=what tokens are made of
            connection.failed.authentication.delay.ms=0
            offsets.topic.replication.factor=1
            message.max.bytes=2097152
            """;

    private final KafkaRaftServer server;
    private final String address;
    private final String addressOfOwn;

    private Broker(KafkaRaftServer server, String address, String addressOfOwn) {
        this.server = server;
        this.address = address;
        this.addressOfOwn = addressOfOwn;
    }

    static Broker start(Path folder) throws Exception {
        int[] ports = freePorts();
        KafkaConfig config = KafkaConfig.fromProps(properties(folder, ports));
        format(folder, "secret");
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        Broker broker = new Broker(server, "localhost:" + ports[0], "localhost:" + ports[2]);
        try {
            server.startup();
            return broker;
        } catch (Throwable e) { // half of it runs
            broker.close();
            throw e;
        }
    }

    /** Where clients meet it. */
    String address() {
        return address;
    }

    /** Where it asks an {@link OwnHandler}. */
    String addressOfOwn() {
        return addressOfOwn;
    }

    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, loopback);
                ServerSocket two = new ServerSocket(0, 1, loopback);
                ServerSocket three = new ServerSocket(0, 1, loopback)) {
            return new int[] {one.getLocalPort(), two.getLocalPort(), three.getLocalPort()};
        }
    }

    private static Properties properties(Path folder, int[] ports) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(SETTINGS.formatted(ports[0], ports[1], ports[2])));
        properties.put("log.dirs", folder.toString());
        return properties;
    }

    /** Writes the first entries of the log, among them the user. */
    private static void format(Path folder, String password) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(Optional.of(folder.toString()))
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setScramArguments(List.of(
                        "SCRAM-SHA-256=[name=alice,password=" + password + "]",
                        "SCRAM-SHA-512=[name=alice,password=" + password + "]"))
                .run();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
