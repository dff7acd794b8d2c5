package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sasl4j.provider.Ours.assertFails;

import com.example.custom.Idle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.ServerContext;
import org.sasl4j.Settings;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;

@DisplayName("11: a misspelt key, or a value that makes no sense, is never taken for silence")
class CatalogueTest {
    private static final Catalogue CATALOGUE =
            new Catalogue(Mechanisms.standard().ranked());

    @ParameterizedTest
    @DisplayName("DESIGN 6: applications have these keys in their code, and each stays what it was")
    @ValueSource(
            strings = {
                "anonymous.trace",
                "authentication.id",
                "channelbinding",
                "channelbinding.policy",
                "channelbinding.type",
                "channelbinding.types",
                "connection",
                "credentials",
                "digest.cipher",
                "digest.maxbuf",
                "digest.realm",
                "digest.sessions",
                "digest.uri",
                "digest.utf8",
                "enforce",
                "external.identity",
                "foreign",
                "initial.empty",
                "mechanisms",
                "message.max",
                "normalization",
                "oauth.expiry",
                "oauth.extensions",
                "oauth.hosts",
                "oauth.port",
                "oauth.token",
                "oauth.validator",
                "offered",
                "plaintext",
                "principal",
                "priorities",
                "scram.extensions",
                "scram.iterations",
                "scram.iterations.max",
                "scram.iterations.min",
                "scram.keycache",
                "scram.user",
                "server.secret",
                "text.max"
            })
    void theKeysStay(String key) {
        assertThat(CATALOGUE.properties()).extracting(Property::key).contains("org.sasl4j." + key);
    }

    @Test
    void everyPropertySaysWhatItIsFor() {
        assertThat(CATALOGUE.properties()).allSatisfy(property -> {
            assertThat(property.chosenBy().or(property::toldTo)).isPresent();
            assertThat(property.description()).isNotBlank().doesNotEndWith(".");
            assertThat(property.chosenBy().isEmpty() || !property.otherwise().isBlank())
                    .as("what holds where nobody chooses %s", property)
                    .isTrue();
        });
    }

    @Test
    void aMechanismOfSomebodyElsesCannotTakeAKeyThatIsTaken() {
        Mechanism thief = new Thief();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sasl4jProvider(Mechanisms.standard().with(thief), MechanismPolicy.standard()))
                .withMessage("two properties have the key org.sasl4j.digest.realm");
    }

    private static final class Thief extends Idle {
        @Override
        public List<Property<?>> properties() {
            return List.of(Property.text("digest.realm").chosenOrElse(Property.Side.BOTH, "none"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.sasl4j.channelbinding.polcy, require, org.sasl4j.channelbinding.policy",
        "org.sasl4j.mechanism, PLAIN, org.sasl4j.mechanisms",
        "org.sasl4j.Plaintext, true, org.sasl4j.plaintext",
        "org.sasl4j.digest.max, strict, org.sasl4j.digest.maxbuf",
        "org.sasl4j., x, org.sasl4j.peer"
    })
    void theFirstEvaluationNamesItAndTheNearest(String key, String value, String nearest) throws Exception {
        String wanted = "there is no property " + key + "; the nearest is " + nearest;
        Properties defaults = new Properties();
        defaults.setProperty(key, value);
        for (Map<String, ?> props : List.of(Map.of(key, value), asMap(new Properties(defaults)))) {
            for (String name : new String[] {"PLAIN", "SCRAM-SHA-256", "DIGEST-MD5", "EXTERNAL"}) {
                Registered.first(new Sasl4jProvider(), () -> {
                    Answers handler = Answers.login("alice", "secret");
                    SaslClient client =
                            Sasl.createSaslClient(new String[] {name}, null, "imap", "localhost", props, handler);
                    assertThat(Registered.isOurs(client)).isTrue();
                    assertFails(Reason.TEMPORARY, wanted, () -> client.evaluateChallenge(new byte[0]));
                    assertThat(handler.calls()).isEmpty();
                    SaslServer server = Sasl.createSaslServer(name, "imap", "localhost", props, handler);
                    assertFails(Reason.TEMPORARY, wanted, () -> server.evaluateResponse(new byte[0]));
                });
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> asMap(Map<?, ?> properties) {
        return (Map<String, ?>) properties;
    }

    @Test
    void whatIsToldCannotBeSet() throws Exception {
        SaslClient client = Ours.client("PLAIN", Map.of("org.sasl4j.principal", "alice"), null);

        assertFails(Reason.TEMPORARY, "is told after an exchange", () -> client.evaluateChallenge(null));
    }

    @ParameterizedTest
    @CsvSource({
        "digest.cipher, aes",
        "scram.keycache, 10",
        "scram.iterations.min, none",
        "oauth.validator, me",
        "oauth.token, abc",
        "oauth.port, 0",
        "credentials, users",
        "channelbinding, tls-unique",
        "digest.sessions, 1",
        "scram.extensions, x",
        "external.identity, ''",
        "channelbinding.types, ''",
        "connection, tls",
        "priorities, PLAIN"
    })
    void aSenselessValueFailsWhicheverMechanismReadsIt(String key, String value) throws Exception {
        Map<String, Object> props = Map.of("org.sasl4j." + key, value);
        String wanted = "the property org.sasl4j." + key + " must be ";
        for (String name : new String[] {"PLAIN", "SCRAM-SHA-256", "DIGEST-MD5", "OAUTHBEARER"}) {
            SaslClient client = Ours.client(name, props, Answers.login("alice", "secret"));
            SaslServer server = Ours.server(name, props, Answers.user("alice", "secret"));

            assertFails(Reason.TEMPORARY, wanted, () -> client.evaluateChallenge(new byte[0]));
            assertFails(Reason.TEMPORARY, wanted, () -> server.evaluateResponse(new byte[0]));
        }
    }

    @Test
    @DisplayName(
            "11: two values that make no sense together fail whichever mechanism runs, in a call or a configuration")
    void whatMakesNoSenseTogetherFailsAsWell() throws Exception {
        String wanted = "the property org.sasl4j.scram.iterations.min must be no more than"
                + " org.sasl4j.scram.iterations.max, 100, and is '5000'";
        Map<String, Object> props =
                Map.of("org.sasl4j.scram.iterations.min", 5000, "org.sasl4j.scram.iterations.max", "100");
        for (String name : new String[] {"PLAIN", "SCRAM-SHA-256", "DIGEST-MD5"}) {
            SaslClient client = Ours.client(name, props, Answers.login("alice", "secret"));

            assertFails(Reason.TEMPORARY, wanted, () -> client.evaluateChallenge(new byte[0]));
        }
        Sasl4jProvider broken =
                ConfigureTest.configuredBadly("scram.iterations.min=5000 scram.iterations.max=100", wanted);
        Sasl4jProvider half = new Sasl4jProvider().configure("scram.iterations.max=5000");
        SaslClient above = half.clientFactory()
                .createSaslClient(
                        new String[] {"PLAIN"},
                        null,
                        "imap",
                        "localhost",
                        Map.of("org.sasl4j.scram.iterations.min", 6000),
                        Answers.login("alice", "secret"));

        assertThat(broken.clientFactory().getMechanismNames(null)).isEmpty();
        assertThat(LogLines.claim()).containsExactly("WARNING " + wanted);
        assertFails(Reason.TEMPORARY, "no more than", () -> above.evaluateChallenge(new byte[0]));
    }

    @Test
    void listsAreEmptyForASlipAndSayWhy() {
        assertThat(Ours.PROVIDER.clientFactory().getMechanismNames(Map.of("org.sasl4j.mechanism", "PLAIN")))
                .isEmpty();
        assertThat(LogLines.claim())
                .containsExactly(
                        "WARNING there is no property org.sasl4j.mechanism; the nearest is org.sasl4j.mechanisms");
    }

    @Test
    void theKeysOfOthersAreTheirOwn() throws Exception {
        Map<String, Object> props = Map.of("org.sasl4jx", 1, "com.example", "x", "mail.imap.sasl.enable", true);

        assertThat(Ours.client("PLAIN", props, Answers.login("alice", "secret")).evaluateChallenge(null))
                .isNotEmpty();
    }

    @Test
    @DisplayName("never in the way: what makes no sense under SunSASL's key concerns DIGEST-MD5 and nobody else")
    void anAliasConcernsItsMechanismAlone() throws Exception {
        Map<String, Object> props = Map.of("com.sun.security.sasl.digest.cipher", "aes");
        Answers handler = Answers.login("alice", "secret");

        assertThat(Ours.client("PLAIN", props, handler).evaluateChallenge(null)).isNotEmpty();
        assertFails(
                Reason.TEMPORARY,
                "the property com.sun.security.sasl.digest.cipher must be one or more of",
                () -> Ours.client("DIGEST-MD5", props, handler).evaluateChallenge(new byte[0]));
    }

    @Test
    void ourKeyGoesBeforeItsAlias() throws Exception {
        for (String own : new String[] {"3des", "rc4"}) {
            Map<String, Object> props = new LinkedHashMap<>();
            props.put("com.sun.security.sasl.digest.cipher", "des");
            props.put("org.sasl4j.digest.cipher", own);
            Settings read = Call.of(props, CATALOGUE, Settings.none()).settings();
            Map<String, Object> reversed = new LinkedHashMap<>();
            reversed.put("org.sasl4j.digest.cipher", own);
            reversed.put("com.sun.security.sasl.digest.cipher", "des");

            assertThat(read)
                    .isEqualTo(Call.of(reversed, CATALOGUE, Settings.none()).settings());
            assertThat(read)
                    .isEqualTo(Call.of(Map.of("org.sasl4j.digest.cipher", own), CATALOGUE, Settings.none())
                            .settings());
        }
    }

    /** Somebody's SCRAM that counts its logins, and knows of nothing but what a mechanism has to have. */
    private record Counting(Mechanism counted) implements Mechanism {
        @Override
        public MechanismName name() {
            return counted.name();
        }

        @Override
        public int priority() {
            return counted.priority();
        }

        @Override
        public Set<Trait> traits() {
            return counted.traits();
        }

        @Override
        public Step startClient(ClientContext context) throws MechanismException {
            return counted.startClient(context);
        }

        @Override
        public Step startServer(ServerContext context) throws MechanismException {
            return counted.startServer(context);
        }
    }

    @Test
    @DisplayName("channelbinding.policy=require holds for whatever is called SCRAM without -PLUS, whoever wrote it")
    void requiredBindingHoldsByName() throws Exception {
        Mechanism scram =
                Mechanisms.standard().find(MechanismName.of("SCRAM-SHA-256")).orElseThrow();
        Sasl4jProvider provider = new Sasl4jProvider(
                Mechanisms.standard().with(new Counting(scram)),
                MechanismPolicy.standard().binding(BindingPolicy.REQUIRE));

        assertThat(provider.clientFactory()
                        .createSaslClient(
                                new String[] {"SCRAM-SHA-256"},
                                null,
                                "imap",
                                "localhost",
                                null,
                                Answers.login("u", "p")))
                .isNull();
        assertThat(provider.clientFactory().getMechanismNames(null)).doesNotContain("SCRAM-SHA-256");
    }

    @Test
    @DisplayName("DESIGN 5: a reader of somebody else's that throws is a senseless value, and says nothing of it")
    void aReaderThatThrowsFailsTheFirstEvaluation() {
        Property<Integer> odd = Property.read("odd", "a number", value -> Integer.valueOf((String) value));

        for (Object value : new Object[] {7, "hunter2"}) {
            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> odd.read(value))
                    .withMessageStartingWith("the property org.sasl4j.odd must be a number, and is ")
                    .withNoCause();
        }
    }

    @Test
    @DisplayName("a word of a secret that had a space in it is not repeated")
    void aConfigurationIsNotRepeated() throws Exception {
        Sasl4jProvider broken = new Sasl4jProvider().configure("server.secret=correct horse");
        SaslClient client =
                broken.clientFactory().createSaslClient(new String[] {"PLAIN"}, null, "imap", "localhost", null, null);

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client.evaluateChallenge(null))
                .withMessageStartingWith("an entry in the configuration of SASL4J is neither discover nor key=value")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("horse"));
        assertThat(LogLines.claim())
                .singleElement()
                .asString()
                .startsWith("SEVERE SASL4J refuses everything: an entry in the configuration of SASL4J is neither")
                .doesNotContain("horse");
    }
}
