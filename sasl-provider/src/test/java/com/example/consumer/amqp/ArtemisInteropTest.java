package com.example.consumer.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Standing;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** A broker of Artemis and the JMS client of Qpid, unchanged: neither asks {@code javax.security.sasl}, unless told to. */
@Tag("heavy")
class ArtemisInteropTest {
    private static Artemis artemis;
    private static TestCertificate own;
    private static TestCertificate alice;
    private static TestCertificate bob;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        own = TestCertificate.rsa("localhost");
        alice = TestCertificate.named("CN=alice");
        bob = TestCertificate.named("CN=bob");
        artemis = Artemis.start(folder, own, alice, bob);
    }

    @AfterAll
    static void stop() throws Exception {
        if (artemis != null) {
            artemis.stop();
        }
    }

    private static JmsConnectionFactory plaintext(String mechanism, String password) {
        JmsConnectionFactory factory = new JmsConnectionFactory(
                "amqp://localhost:" + artemis.port("plaintext") + "?amqp.saslMechanisms=" + mechanism);
        factory.setUsername("alice");
        factory.setPassword(password);
        return factory;
    }

    private static JmsConnectionFactory tls(TestCertificate certificate) throws Exception {
        JmsConnectionFactory factory =
                new JmsConnectionFactory("amqps://localhost:" + artemis.port("tls") + "?amqp.saslMechanisms=EXTERNAL");
        factory.setSslContext(TestTls.context(TestTls.jsse(), certificate, own.certificate()));
        return factory;
    }

    private static void assertCarries(JmsConnectionFactory factory) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            Queue queue = session.createTemporaryQueue();
            MessageConsumer consumer = session.createConsumer(queue);
            for (int length : new int[] {10, 1 << 20}) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(new byte[length - 1]);
                message.writeByte((byte) 1);
                session.createProducer(queue).send(message);
                Message received = consumer.receive(TestTls.PATIENCE);
                assertThat(received.getBody(byte[].class)).isEqualTo(message.getBody(byte[].class));
            }
        }
    }

    private static void assertRefused(JmsConnectionFactory factory) {
        assertThatExceptionOfType(JMSSecurityException.class).isThrownBy(() -> {
            try (Connection connection = factory.createConnection()) {
                connection.start();
            }
        });
    }

    static Stream<Arguments> passwords() {
        return Stream.of("SCRAM-SHA-512", "PLAIN")
                .flatMap(mechanism -> Stream.of(Standing.values()).map(standing -> Arguments.of(mechanism, standing)));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    @DisplayName("12, AMQP 1.0: Qpid's own mechanisms log in to Artemis and carry 10 octets and 1 MiB, as ever")
    void logsInByPassword(String mechanism, Standing standing) throws Exception {
        standing.watched(witness -> {
            assertCarries(plaintext(mechanism, "secret"));
            assertRefused(plaintext(mechanism, "guess"));

            assertThat(witness.told()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    @DisplayName("12, AMQP 1.0: so do its EXTERNAL, with a certificate that is known, and its ANONYMOUS")
    void logsInOtherwise(Standing standing) throws Exception {
        standing.watched(witness -> {
            assertCarries(tls(alice));
            assertRefused(tls(bob));
            JmsConnectionFactory anonymous = plaintext("ANONYMOUS", null);
            anonymous.setUsername(null);
            assertCarries(anonymous);

            assertThat(witness.told()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, mode = EnumSource.Mode.EXCLUDE, names = "ABSENT")
    @DisplayName(
            "12, AMQP 1.0: told of it in META-INF/services, Qpid's client logs in by ours, which no wrong password does")
    void logsInByOurs(Standing standing) throws Exception {
        standing.watched(witness -> {
            assertCarries(plaintext("SCRAM-SHA-256", "secret"));
            assertRefused(plaintext("SCRAM-SHA-256", "guess"));

            assertThat(witness.told()).hasSize(2).containsOnly("client of SCRAM-SHA-256: ours");
        });
    }

    @Test
    @DisplayName("12, AMQP 1.0: told of it, but without ours, it logs in by nobody's")
    void needsOurs() throws Exception {
        Standing.ABSENT.watched(witness -> {
            assertRefused(plaintext("SCRAM-SHA-256", "secret"));

            assertThat(witness.told()).isEmpty();
        });
    }
}
