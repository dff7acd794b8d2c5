package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.sasl4j.provider.Ours.assertFails;

import java.security.Provider;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;

class ConfigureTest {
    private static String[] names(Provider provider) {
        return ((Sasl4jProvider) provider).clientFactory().getMechanismNames(null);
    }

    @Test
    @DisplayName("configure returns another provider and leaves the first as it was")
    void leavesOriginal() {
        Sasl4jProvider original = new Sasl4jProvider();

        Provider configured = original.configure("mechanisms=PLAIN");

        assertThat(configured).isNotSameAs(original);
        assertThat(configured.getName()).isEqualTo("SASL4J");
        assertThat(names(configured)).containsExactly("PLAIN");
        assertThat(names(original)).contains("PLAIN", "ANONYMOUS");
    }

    @ParameterizedTest
    @DisplayName("configure takes several entries parted by any blanks, and none")
    @CsvSource({
        "'mechanisms=PLAIN,ANONYMOUS priorities=ANONYMOUS=80', ANONYMOUS PLAIN",
        "'  mechanisms=PLAIN\t enforce=true ', PLAIN",
        "'mechanisms=ANONYMOUS,PLAIN', PLAIN ANONYMOUS",
        "discover mechanisms=EXTERNAL, EXTERNAL",
        "mechanisms=, ''",
        "'normalization=lenient message.max=100 initial.empty=absent mechanisms=PLAIN', PLAIN"
    })
    void takesEntries(String configuration, String names) {
        assertThat(String.join(" ", names(new Sasl4jProvider().configure(configuration))))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @DisplayName("11: a configuration that makes no sense leaves a provider that refuses everything and says why")
    @CsvSource({
        "mechanism=PLAIN, the nearest is mechanisms", "org.sasl4j.mechanisms=PLAIN, mechanisms", "PLAIN, key=value",
        "mechanisms=PLAIN ANONYMOUS, 'ANONYMOUS'", "credentials=file, key out of", "connection=tls, key out of",
        "=PLAIN, key=value", "enforce=perhaps, true or false", "enforce=, true or false",
        "priorities=PLAIN, NAME=n", "message.max=many, whole number", "normalization=nfc, lenient",
        "initial.empty=no, absent", "external.identity=, IdentityResolver", "discover=true, discover",
        "channelbinding.polcy=require, the nearest is channelbinding.policy"
    })
    void refusesEverythingWhereItMakesNoSense(String configuration, String wanted) throws Exception {
        Sasl4jProvider configured = configuredBadly(configuration, wanted);

        assertThat(names(configured)).isEmpty();
        assertThat(LogLines.claim())
                .singleElement()
                .asString()
                .startsWith("WARNING ")
                .contains(wanted);
        Registered.first(configured, () -> {
            SaslClient client = Sasl.createSaslClient(
                    new String[] {"PLAIN"}, null, "imap", "localhost", Map.of(), Answers.login("alice", "secret"));
            assertThat(Registered.isOurs(client)).isTrue();
            assertFails(Reason.TEMPORARY, wanted, () -> client.evaluateChallenge(new byte[0]));
            SaslServer server = Sasl.createSaslServer("DIGEST-MD5", "imap", "localhost", null, null);
            assertThat(Registered.isOurs(server)).isTrue();
            assertFails(Reason.TEMPORARY, wanted, () -> server.evaluateResponse(new byte[0]));
        });
    }

    /** One that has logged why it will refuse everything. */
    static Sasl4jProvider configuredBadly(String configuration, String wanted) {
        Sasl4jProvider configured = new Sasl4jProvider().configure(configuration);
        assertThat(LogLines.claim())
                .singleElement()
                .asString()
                .startsWith("SEVERE SASL4J refuses everything: ")
                .contains(wanted);
        return configured;
    }

    @Test
    @DisplayName("a key given twice is a mistake: the last one would have taken the place of the first")
    void refusesAKeyGivenTwice() {
        Provider twice = new Sasl4jProvider().configure("mechanisms=SCRAM-SHA-256 mechanisms=PLAIN");

        assertThat(names(twice)).isEmpty();
        assertThat(LogLines.claim()).first().asString().contains("'mechanisms'", "twice");
    }

    @Test
    @DisplayName("11: what follows a misspelt key may be a secret, and is not repeated")
    void repeatsNoValue() {
        new Sasl4jProvider().configure("server.secert=hush");

        assertThat(LogLines.claim())
                .singleElement()
                .asString()
                .contains("server.secret")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @DisplayName("configure without a whitelist leaves every mechanism that is not opt-in")
    @ValueSource(strings = {"", " ", "discover", "normalization=none"})
    void leavesAllWithoutWhitelist(String configuration) {
        assertThat(names(new Sasl4jProvider().configure(configuration))).isEqualTo(names(new Sasl4jProvider()));
    }

    @Test
    @DisplayName("configure(null) is NullPointerException, as Provider documents")
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> new Sasl4jProvider().configure(null));
    }

    @ParameterizedTest
    @DisplayName("configure keeps the name and the policy in code")
    @ValueSource(strings = {"mechanisms=ANONYMOUS,PLAIN", "priorities=PLAIN=1"})
    void keepsNameAndPolicy(String configuration) {
        Provider configured = new Sasl4jProvider("mine", Mechanisms.standard(), MechanismPolicy.allowing("PLAIN"))
                .configure(configuration);

        assertThat(configured.getName()).isEqualTo("mine");
        assertThat(names(configured)).containsExactly("PLAIN");
    }
}
