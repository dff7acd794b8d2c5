package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismName;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;

class WhitelistTest {
    private static final String DISABLED = "jdk.sasl.disabledMechanisms";

    private static Sasl4jProvider provider(String... whitelist) {
        return new Sasl4jProvider(Mechanisms.standard(), MechanismPolicy.allowing(whitelist));
    }

    private static Sasl4jProvider configured(Sasl4jProvider provider, String configuration) {
        return provider.configure(configuration);
    }

    private static String[] names(Sasl4jProvider provider, Map<String, ?> props) {
        List<String> ofServer = List.of(provider.serverFactory().getMechanismNames(props));
        String[] names = provider.clientFactory().getMechanismNames(props);
        assertThat(ofServer).isSubsetOf(names);
        assertThat(names).allMatch(name -> ofServer.contains(name) || name.equals("ANONYMOUS"));
        return names;
    }

    @ParameterizedTest
    @DisplayName("mechanisms: a String parted by commas or blanks allows these and no others")
    @ValueSource(strings = {"PLAIN,ANONYMOUS", "PLAIN ANONYMOUS", " ANONYMOUS ,\tPLAIN,, "})
    void takesString(String whitelist) throws SaslException {
        Map<String, Object> props = Map.of("org.sasl4j.mechanisms", whitelist);

        assertThat(names(Ours.PROVIDER, props)).containsExactly("PLAIN", "ANONYMOUS");
        assertThat(Ours.client("EXTERNAL", props, null)).isNull();
        assertThat(Ours.server("EXTERNAL", props, null)).isNull();
        assertThat(Ours.server("PLAIN", props, null)).isNotNull();
    }

    @Test
    @DisplayName("mechanisms: a Collection of Strings or MechanismNames")
    void takesCollection() {
        assertThat(names(Ours.PROVIDER, Map.of("org.sasl4j.mechanisms", List.of("PLAIN"))))
                .containsExactly("PLAIN");
        assertThat(names(Ours.PROVIDER, Map.of("org.sasl4j.mechanisms", Set.of(MechanismName.of("PLAIN")))))
                .containsExactly("PLAIN");
    }

    @Test
    @DisplayName("mechanisms: code, configuration and call are intersected; none can widen another")
    void intersectsSources() throws SaslException {
        Sasl4jProvider provider = configured(provider("PLAIN", "ANONYMOUS", "FOO"), "mechanisms=FOO,PLAIN,EXTERNAL");

        assertThat(names(provider, null)).containsExactly("FOO", "PLAIN");
        assertThat(names(provider, Map.of("org.sasl4j.mechanisms", "PLAIN EXTERNAL ANONYMOUS")))
                .containsExactly("PLAIN");
        assertThat(names(provider, Map.of("org.sasl4j.mechanisms", "EXTERNAL ANONYMOUS")))
                .isEmpty();
        assertThat(provider.serverFactory()
                        .createSaslServer("ANONYMOUS", null, null, Map.of("org.sasl4j.mechanisms", "ANONYMOUS"), null))
                .isNull();
    }

    @ParameterizedTest
    @DisplayName("mechanisms: a whitelist of unknown names only, or empty, allows nothing, never everything")
    @CsvSource({"NOSUCH, 1", "PLAIN;ANONYMOUS, 1", "'', 0", "' , ', 0"})
    void emptyWhitelistAllowsNothing(String whitelist, int warnings) throws SaslException {
        Map<String, Object> props = Map.of("org.sasl4j.mechanisms", whitelist);

        assertThat(names(new Sasl4jProvider(), props)).isEmpty();
        assertWarned(warnings, whitelist);
        for (String name : List.of("PLAIN", "ANONYMOUS", "EXTERNAL", "FOO")) {
            assertThat(Ours.client(name, props, null)).isNull();
            assertThat(Ours.server(name, props, null)).isNull();
        }
        LogLines.claim(); // the first time that this provider hears of the name
        assertThat(names(configured(provider("PLAIN"), "mechanisms=NOSUCH"), null))
                .isEmpty();
        assertWarned(1, "NOSUCH");
    }

    private static void assertWarned(int times, String unknown) {
        assertThat(LogLines.claim())
                .hasSize(times)
                .allMatch(line -> line.startsWith("WARNING the whitelist org.sasl4j.mechanisms names '" + unknown
                        + "', which is no mechanism known here and is left out; known are ["));
    }

    @Test
    @DisplayName("mechanisms: an unknown name written in code is an error that names it")
    void refusesUnknownNameInCode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider("PLAIN", "NOSUCH"))
                .withMessageContaining("NOSUCH");
    }

    @Test
    @DisplayName("mechanisms: FOO is opt-in: without a whitelist that names it, it is in no list and never created")
    void fooIsOptIn() throws SaslException {
        assertThat(names(Ours.PROVIDER, null)).doesNotContain("FOO");
        assertThat(Ours.client("FOO", Ours.NONE, null)).isNull();
        assertThat(Ours.server("FOO", Ours.NONE, null)).isNull();

        assertThat(names(provider("FOO"), null)).containsExactly("FOO");
        assertThat(names(configured(new Sasl4jProvider(), "mechanisms=FOO"), null))
                .containsExactly("FOO");
        assertThat(Ours.client("FOO", Map.of("org.sasl4j.mechanisms", "FOO"), null))
                .isNotNull();
        assertThat(names(provider("PLAIN"), Map.of("org.sasl4j.mechanisms", "FOO")))
                .isEmpty();
    }

    @Test
    @DisplayName("mechanisms: a FOO that is opted into logs in")
    void fooLogsIn() throws SaslException {
        var server = Ours.server("FOO", Ours.WITH_FOO, Answers.user("alice", "secret"));

        Ours.login(Ours.client("FOO", Ours.WITH_FOO, Answers.login("alice", "secret")), server);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
    }

    @Test
    @DisplayName("enforce: what policy refuses is made, and its first evaluation throws, naming the rule")
    void enforcesWhitelist() throws SaslException {
        Map<String, Object> props = Map.of("org.sasl4j.mechanisms", "ANONYMOUS", "org.sasl4j.enforce", "true");

        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.client("PLAIN", props, null).evaluateChallenge(null))
                .withMessageContaining("PLAIN is refused: not in the whitelist");
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.server("PLAIN", props, null).evaluateResponse(null));
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.client(
                                "ANONYMOUS", Map.of(Sasl.POLICY_NOANONYMOUS, true, "org.sasl4j.enforce", true), null)
                        .evaluateChallenge(null))
                .withMessageContaining("NOANONYMOUS");
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Ours.client("FOO", Map.of("org.sasl4j.enforce", true), null)
                        .evaluateChallenge(null))
                .withMessageContaining("opt-in");
    }

    @Test
    @DisplayName("enforce: an unknown name is null all the same, and what is allowed is made")
    void enforcesNothingElse() throws SaslException {
        Map<String, Object> props = Map.of("org.sasl4j.mechanisms", "ANONYMOUS", "org.sasl4j.enforce", true);

        assertThat(Ours.client("GSSAPI", props, null)).isNull();
        assertThat(Ours.client("ANONYMOUS", props, null)).isNotNull();
        assertThat(Ours.PROVIDER
                        .clientFactory()
                        .createSaslClient(new String[] {"PLAIN", "ANONYMOUS"}, null, null, null, props, null)
                        .getMechanismName())
                .isEqualTo("ANONYMOUS");
    }

    @Test
    @DisplayName("jdk.sasl.disabledMechanisms: what it names is out of every list, whatever the whitelists say")
    void honoursDisabledMechanisms() throws SaslException {
        Sasl.getSaslClientFactories(); // the JDK reads the property once, here, and keeps its own answer
        String before = Security.getProperty(DISABLED);
        assertThat(Ours.client("PLAIN", Map.of(), null)).isNotNull();
        Security.setProperty(DISABLED, "PLAIN, NOSUCH , FOO");
        try {
            assertThat(names(Ours.PROVIDER, null))
                    .contains("EXTERNAL", "ANONYMOUS")
                    .doesNotContain("PLAIN", "FOO");
            assertThat(names(provider("PLAIN", "FOO"), null)).isEmpty();
            assertThat(Ours.client("PLAIN", Map.of(), null))
                    .as("what was computed before does not hold any more")
                    .isNull();
            assertThat(Ours.server("PLAIN", Map.of("org.sasl4j.mechanisms", "PLAIN"), null))
                    .isNull();
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> Ours.client("PLAIN", Map.of("org.sasl4j.enforce", true), null)
                            .evaluateChallenge(null))
                    .withMessageContaining("disabled by name");
        } finally {
            Security.setProperty(DISABLED, before == null ? "" : before);
        }
        assertThat(names(Ours.PROVIDER, null)).contains("PLAIN");
        assertThat(Ours.client("PLAIN", Map.of(), null)).isNotNull();
    }
}
