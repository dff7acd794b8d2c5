package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;

/** The ways in which the consumers of obligations.md, Part 3, call javax.security.sasl. */
@ExtendWith(OursFirst.class)
class ConsumerTest {
    private static final byte[] ALICE = Ours.plain("", "alice", "secret");

    private static SaslClient client(String authzid, Map<String, ?> props, CallbackHandler handler)
            throws SaslException {
        SaslClient client = Sasl.createSaslClient(new String[] {"PLAIN"}, authzid, "test", "host", props, handler);
        assertThat(Registered.isOurs(client)).isTrue();
        return client;
    }

    private static SaslServer server(CallbackHandler handler) throws SaslException {
        return Sasl.createSaslServer("PLAIN", "test", "host", null, handler);
    }

    @Test
    @DisplayName("RabbitMQ: props null, and null as the first challenge")
    void rabbitMq() throws SaslException {
        SaslClient client = client(null, null, Answers.login("alice", "secret"));

        assertThat(client.evaluateChallenge(null)).isEqualTo(ALICE);
    }

    @Test
    @DisplayName("JNDI: a Hashtable env of mixed value types; after success evaluateChallenge must return null")
    void jndi() throws SaslException {
        Hashtable<String, Object> env = new Hashtable<>();
        env.put("java.naming.provider.url", "ldap://localhost");
        env.put("java.naming.security.credentials", "secret".toCharArray());
        env.put("java.naming.ldap.version", 3);
        env.put("jdk.internal.sasl.tlschannelbinding", new byte[] {1});
        env.put("java.naming.ldap.attributes.binary", new Object());
        env.put(Sasl.QOP, "auth-conf,auth-int,auth");
        env.put(Sasl.STRENGTH, "high");
        env.put(Sasl.SERVER_AUTH, "false");
        SaslClient client = client("u:alice", env, Answers.login("cn=alice", "secret"));

        assertThat(client.hasInitialResponse()).isTrue();
        assertThat(client.evaluateChallenge(new byte[0])).isEqualTo(Ours.plain("u:alice", "cn=alice", "secret"));
        assertThat(client.evaluateChallenge(new byte[0])).isNull();

        assertThat(client.isComplete()).isTrue();
        assertThat((String) client.getNegotiatedProperty(Sasl.QOP)).isEqualTo("auth");
    }

    @Test
    @DisplayName("Angus Mail: Properties as the map, and a handler that ignores in silence what it does not know")
    @SuppressWarnings({"unchecked", "rawtypes"}) // so does Angus
    void angusMail() throws SaslException {
        Properties session = new Properties();
        session.put("mail.imap.sasl.enable", true);
        session.put("mail.imap.port", 993);
        session.put(993, "a key that is no String");
        Answers handler = Answers.login("alice", "secret").otherwise(Answers.Unknown.IGNORED);

        SaslClient client = client("alice", (Map) session, handler);

        assertThat(client.evaluateChallenge(new byte[0])).isEqualTo(Ours.plain("alice", "alice", "secret"));
    }

    @Test
    @DisplayName(
            "Angus Mail: the client is made even where the password is missing, so it does not fall back in silence")
    void angusMailWithoutPassword() throws SaslException {
        Answers handler = Answers.none()
                .on(PasswordCallback.class, (callback, together) -> {
                    throw new NullPointerException("p.toCharArray()");
                })
                .otherwise(Answers.Unknown.IGNORED);
        SaslClient client = client("alice", Map.of(), handler);

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> client.evaluateChallenge(new byte[0]));
    }

    @Test
    @DisplayName("Thrift: always an initial response, byte[0] at the server, no RuntimeException, harmless messages")
    void thrift() throws SaslException {
        assertThat(client(null, Map.of(), Answers.login("alice", "secret")).evaluateChallenge(new byte[0]).length)
                .isPositive();

        SaslServer server = server(Answers.none().otherwise(Answers.Unknown.RUNTIME_EXCEPTION));
        assertThat(server.evaluateResponse(new byte[0])).isEmpty();
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> server.evaluateResponse(ALICE))
                .withMessageNotContaining("no idea")
                .withMessageNotContaining("alice");
    }

    @Test
    @DisplayName("Hadoop: after SUCCESS the client is complete and has nothing to say (spurious response)")
    void hadoopClient() throws SaslException {
        SaslClient client = client(null, Map.of(Sasl.QOP, "auth"), Answers.login("alice", "secret"));
        client.evaluateChallenge(new byte[0]);

        assertThat(client.isComplete()).isTrue();
        assertThat(client.evaluateChallenge(null)).isNull();
        assertThat(client.getNegotiatedProperty(Sasl.RAW_SEND_SIZE)).isNull();
    }

    @Test
    @DisplayName("ZooKeeper: a client's handler that returns getDefaultName() gets the authzid there")
    void zooKeeperClient() throws SaslException {
        Answers handler = Answers.login("", "secret")
                .on(NameCallback.class, (callback, together) -> callback.setName(callback.getDefaultName()));

        assertThat(client("alice", null, handler).evaluateChallenge(new byte[0]))
                .isEqualTo(Ours.plain("alice", "alice", "secret"));
    }

    @Test
    @DisplayName("ZooKeeper: a password left null is a failure, on the client and on the server")
    void zooKeeperWithoutPassword() throws SaslException {
        Answers handler = Answers.none()
                .on(NameCallback.class, (callback, together) -> callback.setName(callback.getDefaultName()))
                .on(PasswordCallback.class, (callback, together) -> {})
                .authorising();
        SaslClient client = client("alice", null, handler);
        SaslServer server = server(handler.otherwise(Answers.Unknown.IGNORED));

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> client.evaluateChallenge(new byte[0]))
                .withMessageContaining("no password");
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> server.evaluateResponse(ALICE));
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    @DisplayName("Kafka: a configuration map of Lists, Integers and nulls as props")
    void kafkaClient() throws SaslException {
        Map<String, Object> configs = new HashMap<>();
        configs.put("bootstrap.servers", List.of("localhost:9092"));
        configs.put("sasl.login.retry.backoff.ms", 100);
        configs.put("sasl.jaas.config", null);
        SaslClient client = client(null, configs, Answers.login("alice", "secret"));

        assertThat(client.evaluateChallenge(new byte[0])).isEqualTo(ALICE);
    }
}
