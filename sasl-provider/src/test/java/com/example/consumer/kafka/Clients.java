package com.example.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.security.token.delegation.DelegationToken;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.sasl4j.tls.TestTls;

/** Kafka's own clients of a broker. */
record Clients(String address) {
    private static final TopicPartition GREETINGS = new TopicPartition("greetings", 0);

    void createTopic(Map<String, Object> login) throws Exception {
        try (Admin admin = Admin.create(at(login))) {
            admin.createTopics(List.of(new NewTopic(GREETINGS.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** A delegation token, which the broker knows when it tells of it: its controller has made it before. */
    DelegationToken token(Map<String, Object> login) throws Exception {
        try (Admin admin = Admin.create(at(login))) {
            DelegationToken token =
                    admin.createDelegationToken().delegationToken().get();
            while (!admin.describeDelegationToken().delegationTokens().get().contains(token)) {
                Thread.onSpinWait();
            }
            return token;
        }
    }

    /** The names of the topics. */
    List<String> topics(Map<String, Object> login) throws Exception {
        try (Admin admin = Admin.create(at(login))) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    /** Has a producer send messages; answers where the first one stands. */
    long send(Map<String, Object> login, List<byte[]> messages) throws Exception {
        Map<String, Object> settings = Logins.with("max.request.size", 2 << 20, at(login));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (byte[] message : messages) {
                sent.add(producer.send(new ProducerRecord<>(GREETINGS.topic(), message)));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            return sent.get(0).get().offset();
        }
    }

    /** Has a consumer read as many messages from there. */
    List<byte[]> read(Map<String, Object> login, long from, int count) {
        Map<String, Object> settings = Logins.with("fetch.max.wait.ms", 0, at(login)); // or closing waits for it
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(GREETINGS));
            consumer.seek(GREETINGS, from);
            List<byte[]> read = new ArrayList<>();
            while (read.size() < count) {
                var records = consumer.poll(Duration.ofMillis(TestTls.PATIENCE));
                assertThat(records)
                        .as("what comes after %d messages", read.size())
                        .isNotEmpty();
                records.forEach((ConsumerRecord<byte[], byte[]> one) -> read.add(one.value()));
            }
            return read;
        }
    }

    private Map<String, Object> at(Map<String, Object> login) {
        return Logins.with("bootstrap.servers", address, login);
    }
}
