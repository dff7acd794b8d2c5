package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;

import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;

class PolicyTest {
    private static final List<String> ALL = List.of("EXTERNAL", "FOO", "PLAIN", "ANONYMOUS");

    /** What is left must be the same in the list and from the factories of both sides. */
    private static void assertLeaves(String expected, String key, Object value) throws SaslException {
        List<String> left = expected == null ? List.of() : List.of(expected.split(" "));
        Map<String, Object> props = Map.of("org.sasl4j.mechanisms", ALL, key, value);
        assertThat(Ours.PROVIDER.clientFactory().getMechanismNames(props)).containsExactlyElementsOf(left);
        assertThat(Ours.PROVIDER.serverFactory().getMechanismNames(props)).containsExactlyElementsOf(left);
        for (String name : ALL) {
            boolean refuses = value instanceof Boolean && key.startsWith("javax.security.sasl.policy.");
            assertLeft(left.contains(name), refuses, Ours.client(name, props, null));
            assertLeft(left.contains(name), refuses, Ours.server(name, props, null));
        }
    }

    /** What is not left is nobody's, or somebody's who refuses where SunSASL's factory would break down over the value. */
    private static void assertLeft(boolean left, boolean refuses, Object exchange) {
        assertThat(exchange != null).isEqualTo(left || refuses);
        if (!left && refuses) {
            assertFails(
                    Reason.POLICY,
                    " is refused: ",
                    () -> exchange instanceof SaslClient client
                            ? client.evaluateChallenge(null)
                            : ((SaslServer) exchange).evaluateResponse(null));
        }
    }

    @ParameterizedTest
    @DisplayName("javax.security.sasl.policy.* and server.authentication act as String and Boolean on every mechanism")
    @CsvSource({
        Sasl.POLICY_NOPLAINTEXT + ", EXTERNAL ANONYMOUS",
        Sasl.POLICY_NOACTIVE + ", EXTERNAL",
        Sasl.POLICY_NODICTIONARY + ", EXTERNAL",
        Sasl.POLICY_NOANONYMOUS + ", EXTERNAL FOO PLAIN",
        Sasl.POLICY_FORWARD_SECRECY + ",",
        Sasl.POLICY_PASS_CREDENTIALS + ",",
        Sasl.SERVER_AUTH + ","
    })
    void requiresTraits(String policy, String left) throws SaslException {
        for (Object yes : List.of("true", "TRUE", " true ", true)) {
            assertLeaves(left, policy, yes);
        }
        for (Object no : List.of("false", false)) {
            assertLeaves(String.join(" ", ALL), policy, no);
        }
    }

    @ParameterizedTest
    @DisplayName("Sasl.QOP: auth must be among what is wanted, because there is no layer")
    @CsvSource({
        "auth, true",
        "'auth-conf,auth', true",
        "'auth-int, auth', true",
        "AUTH, true",
        "auth-conf, false",
        "'auth-conf,auth-int', false"
    })
    void honoursQop(String qop, boolean left) throws SaslException {
        assertLeaves(left ? String.join(" ", ALL) : null, Sasl.QOP, qop);
    }

    @ParameterizedTest
    @DisplayName("Sasl.STRENGTH: speaks of a layer's cipher, so it refuses none of these")
    @ValueSource(strings = {"low", "medium", "high", "high,medium,low"})
    void honoursStrength(String strength) throws SaslException {
        assertLeaves(String.join(" ", ALL), Sasl.STRENGTH, strength);
    }

    @ParameterizedTest
    @DisplayName("a policy value of the wrong type or word is a SaslException that names the key and what would do")
    @CsvSource({
        Sasl.POLICY_NOPLAINTEXT + ", yes, true or false",
        Sasl.POLICY_NOANONYMOUS + ", 1, true or false",
        Sasl.SERVER_AUTH + ", '', true or false",
        Sasl.QOP + ", auth-all, auth-conf",
        Sasl.STRENGTH + ", strong, medium",
        "org.sasl4j.enforce" + ", on, true or false"
    })
    void refusesSenselessWords(String key, String value, String wanted) {
        assertRefused(key, value, wanted);
        assertRefused(key, 7, wanted);
        assertRefused(key, List.of("true"), wanted);
    }

    private static void assertRefused(String key, Object value, String wanted) {
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.client("PLAIN", Map.of(key, value), null).evaluateChallenge(null))
                .withMessageContaining(key)
                .withMessageContaining(wanted);
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.server("PLAIN", Map.of(key, value), null).evaluateResponse(null))
                .withMessageContaining(key);
    }
}
