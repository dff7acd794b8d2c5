package com.example.consumer.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Alice;
import com.example.consumer.Standing;
import com.example.consumer.Trial;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import net.spy.memcached.ConnectionFactoryBuilder;
import net.spy.memcached.MemcachedClient;
import net.spy.memcached.OperationTimeoutException;
import net.spy.memcached.auth.AuthDescriptor;
import net.spy.memcached.auth.PlainCallbackHandler;
import net.spy.memcached.compat.log.SLF4JLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.provider.Ours;
import org.sasl4j.tls.TestTls;

/** spymemcached, unchanged, at a listener whose mechanisms are ours. It makes a new client for each step. */
class SpymemcachedInteropTest {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final int LARGE = 200_000;
    private static final int SOON = 100;

    private final CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private MemcachedListener listener;

    static Stream<Trial> works() {
        return Trial.of("PLAIN", "CRAM-MD5");
    }

    @BeforeAll
    static void beQuiet() {
        System.setProperty("net.spy.log.LoggerImpl", SLF4JLogger.class.getName());
    }

    @BeforeEach
    void start() throws IOException {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.complete(thrown));
        listener = new MemcachedListener();
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private MemcachedClient client(String mechanism, String password, int timeout) throws IOException {
        CallbackHandler login = new PlainCallbackHandler(Alice.NAME, password);
        return new MemcachedClient(
                new ConnectionFactoryBuilder()
                        .setProtocol(ConnectionFactoryBuilder.Protocol.BINARY)
                        .setAuthDescriptor(new AuthDescriptor(new String[] {mechanism}, login))
                        .setAuthWaitTime(timeout)
                        .setOpTimeout(timeout)
                        .build(),
                List.of(listener.address()));
    }

    /** What ended the thread that logs in. */
    private Throwable uncaught() throws Exception {
        return uncaught.get(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
    }

    @ParameterizedTest
    @MethodSource("works")
    @DisplayName("12, spymemcached: PLAIN and CRAM-MD5 log in, and small and large values come back")
    void logsIn(Trial trial) throws Exception {
        trial.standing().watched(witness -> {
            MemcachedClient client = client(trial.mechanism(), Alice.PASSWORD, TestTls.PATIENCE);
            try {
                for (String value : List.of("v", "v".repeat(LARGE))) {
                    assertThat(client.set("key", 0, value).get()).isTrue();
                    assertThat(client.get("key")).isEqualTo(value);
                }
            } finally {
                client.shutdown();
            }
            assertThat(listener.users()).containsExactly(Alice.NAME);
            assertThat(witness.told()).isNotEmpty().containsOnly(trial.told().get(0));
        });
    }

    @ParameterizedTest
    @MethodSource("works")
    @DisplayName("12, spymemcached: a wrong password gets nobody in, and what is asked for times out")
    void refusesWrongPassword(Trial trial) throws Exception {
        trial.standing().watched(witness -> {
            MemcachedClient client = client(trial.mechanism(), "guess", SOON);
            try {
                assertThatExceptionOfType(OperationTimeoutException.class).isThrownBy(() -> client.get("key"));
                String sent = listener.next();
                if (trial.mechanism().equals("PLAIN")) {
                    assertThat(sent).endsWith("guess");
                } else {
                    assertThat(listener.next()).startsWith(Alice.NAME + ' ').doesNotContain("guess");
                }
            } finally {
                client.shutdown();
            }
            assertThat(listener.users()).isEmpty();
            assertThat(witness.told()).isNotEmpty().containsOnly(trial.told().get(0));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST", "LAST"})
    @DisplayName("12, spymemcached: SCRAM cannot be had, since a new client gets the second message; it fails closed")
    void cannotDoScram(Standing standing) throws Exception {
        standing.watched(witness -> {
            MemcachedClient client = client(SCRAM, Alice.PASSWORD, SOON);
            try {
                assertThat(uncaught()).isInstanceOf(RuntimeException.class).hasCauseInstanceOf(SaslException.class);
            } finally {
                client.shutdown();
            }
            assertThat(listener.next()).startsWith("n,,n=alice,r=");
            assertThat(listener.users()).isEmpty();
            assertThat(witness.told()) // and one more where it reconnects before it is shut down
                    .hasSizeBetween(2, 3)
                    .containsOnly("client of SCRAM-SHA-256: ours");
        });
    }

    @Test
    @DisplayName("12, spymemcached: without our provider there is no SCRAM, and nothing is sent")
    void needsOursForScram() throws Exception {
        Standing.ABSENT.run(() -> {
            MemcachedClient client = client(SCRAM, Alice.PASSWORD, SOON);
            try {
                assertThat(uncaught()).isInstanceOf(NullPointerException.class);
            } finally {
                client.shutdown();
            }
            assertThat(listener.users()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("ours")
    @DisplayName(
            "12, spymemcached: to mechanisms of several messages an error text is a SaslException and nothing else")
    void refusesErrorText(String mechanism) {
        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> Ours.client(
                        mechanism, Ours.NONE, new PlainCallbackHandler(Alice.NAME, Alice.PASSWORD))
                .evaluateChallenge(Ours.utf8("Auth failure.")));
    }

    static Stream<String> ours() {
        return Stream.of("DIGEST-MD5", SCRAM, "OAUTHBEARER", "XOAUTH2");
    }
}
