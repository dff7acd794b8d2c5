package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.sasl4j.provider.Ours.PROVIDER;
import static org.sasl4j.provider.Ours.client;
import static org.sasl4j.provider.Ours.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.LogLines;

class FactoryTest {
    private static final String[] BY_PRIORITY = {
        "EXTERNAL", "SCRAM-SHA-512", "SCRAM-SHA-384", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"
    };

    @ParameterizedTest
    @DisplayName("R1: names in another spelling, too long, not ASCII or unknown get null, not an exception")
    @ValueSource(strings = {"PLA\u0131N", "PLAIN ", "", "GSSAPI", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "PLÄIN", "PLAIN\0"})
    void answersNullForUnknownNames(String name) throws SaslException {
        assertThat(client(name, Ours.NONE, null)).isNull();
        assertThat(server(name, Ours.NONE, null)).isNull();
    }

    @Test
    @DisplayName("R1: no names and null names get null")
    void answersNullForNoNames() throws SaslException {
        assertThat(PROVIDER.clientFactory().createSaslClient(new String[0], null, null, null, null, null))
                .isNull();
        assertThat(client(null, Ours.NONE, null)).isNull();
        assertThat(server(null, Ours.NONE, null)).isNull();
    }

    @Test
    @DisplayName("R1: exchanges tell their name as registered")
    void tellsMechanismName() throws SaslException {
        assertThat(client("EXTERNAL", Ours.NONE, null).getMechanismName()).isEqualTo("EXTERNAL");
        assertThat(server("EXTERNAL", Ours.NONE, null).getMechanismName()).isEqualTo("EXTERNAL");
    }

    @ParameterizedTest
    @DisplayName("rule 10: an unknown name gets null even beside properties that make no sense, never an exception")
    @ValueSource(
            strings = {
                "org.sasl4j.mechanisms",
                "org.sasl4j.priorities",
                "org.sasl4j.connection",
                "org.sasl4j.enforce",
                "javax.security.sasl.policy.noplaintext",
                "javax.security.sasl.qop"
            })
    void neverThrowsForUnknownName(String key) throws SaslException {
        Map<String, Object> senseless = Map.of(key, 4.2);

        assertThat(client("GSSAPI", senseless, null)).isNull();
        assertThat(server("GSSAPI", senseless, null)).isNull();
    }

    @Test
    @DisplayName("rule 10: getMechanismNames(null) works, best first")
    void namesMechanismsWithoutProperties() {
        assertThat(PROVIDER.clientFactory().getMechanismNames(null)).containsSubsequence(BY_PRIORITY);
        assertThat(PROVIDER.serverFactory().getMechanismNames(null)).containsSubsequence(BY_PRIORITY);
    }

    @Test
    @DisplayName("rule 10: getMechanismNames gives a fresh array, which callers may change")
    void givesFreshArray() {
        PROVIDER.clientFactory().getMechanismNames(null)[0] = "CHANGED";

        assertThat(PROVIDER.clientFactory().getMechanismNames(null)).containsSubsequence(BY_PRIORITY);
    }

    @Test
    @DisplayName("rule 10: getMechanismNames names nothing rather than everything where a property makes no sense")
    void namesNothingForSenselessProperties() {
        assertThat(PROVIDER.serverFactory().getMechanismNames(Map.of("org.sasl4j.mechanisms", 1)))
                .isEmpty();
        assertThat(PROVIDER.serverFactory().getMechanismNames(Map.of(Sasl.POLICY_NOPLAINTEXT, "maybe")))
                .isEmpty();
        assertThat(LogLines.claim())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("WARNING the property org.sasl4j.mechanisms must be names")
                                .endsWith("and is '1'"),
                        line -> assertThat(line)
                                .startsWith("WARNING the property javax.security.sasl.policy.noplaintext must be true")
                                .endsWith("and is 'maybe'"));
    }

    @Test
    @DisplayName("rule 7: null maps, null values and keys that are no Strings are taken")
    void takesOddMaps() throws SaslException {
        Map<Object, Object> odd = new HashMap<>();
        odd.put(42, "number");
        odd.put(null, null);
        odd.put(Thread.State.NEW, new Object());
        odd.put("org.sasl4j.mechanisms", null);
        Map<Object, Object> sorted = new TreeMap<>(Map.of(42, "number"));
        for (Map<?, ?> map : new Map<?, ?>[] {null, odd, sorted, Collections.emptyMap()}) {
            @SuppressWarnings("unchecked") // callers do this
            Map<String, ?> props = (Map<String, ?>) map;

            assertThat(client("PLAIN", props, null)).isNotNull();
            assertThat(server("PLAIN", props, null)).isNotNull();
            assertThat(PROVIDER.clientFactory().getMechanismNames(props))
                    .isEqualTo(PROVIDER.clientFactory().getMechanismNames(null));
        }
    }

    @Test
    @DisplayName("rule 7: properties of others, of any type, are not looked at")
    void ignoresForeignProperties() {
        Map<String, Object> foreign = Map.of(
                "com.sun.security.sasl.digest.realm",
                1,
                "org.sasl4j",
                new Object(),
                "org.sasl4jx.mechanisms",
                List.of(),
                Sasl.REUSE,
                new Object(),
                Sasl.MAX_BUFFER,
                "x");

        assertThatCode(() -> client("PLAIN", foreign, null)).doesNotThrowAnyException();
        assertThat(PROVIDER.clientFactory().getMechanismNames(foreign))
                .isEqualTo(PROVIDER.clientFactory().getMechanismNames(null));
    }

    @Test
    @DisplayName("rule 7: the map of a call is neither changed nor kept")
    void doesNotKeepMap() throws SaslException {
        Map<String, Object> props = new HashMap<>(Map.of("org.sasl4j.external.identity", "alice"));
        SaslServer server = server("EXTERNAL", props, null);

        props.put("org.sasl4j.external.identity", "mallory");
        server.evaluateResponse(new byte[0]);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(props).hasSize(1);
    }

    @Test
    @DisplayName("rule 12: cached factories serve many threads at once, each with its own user (Hadoop)")
    void servesManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> logins = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String user = "user" + i;
                logins.add(() -> {
                    SaslClient client = client("PLAIN", Ours.NONE, Answers.login(user, "pw of " + user));
                    SaslServer server = server("PLAIN", Ours.NONE, Answers.user(user, "pw of " + user));
                    Ours.login(client, server);
                    return server.getAuthorizationID();
                });
            }
            List<Future<String>> users = threads.invokeAll(logins);
            for (int i = 0; i < users.size(); i++) {
                assertThat(users.get(i).get()).isEqualTo("user" + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
