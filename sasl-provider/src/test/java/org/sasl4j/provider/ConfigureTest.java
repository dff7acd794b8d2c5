package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.security.InvalidParameterException;
import java.security.Provider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;

class ConfigureTest {
    private static final String STANDARD =
            "EXTERNAL SCRAM-SHA-512 SCRAM-SHA-384 SCRAM-SHA-256 SCRAM-SHA-1 PLAIN ANONYMOUS";

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
    @DisplayName("configure refuses unknown keys and senseless values at once, and says what would do")
    @CsvSource({
        "mechanism=PLAIN, 'discover, mechanisms'", "org.sasl4j.mechanisms=PLAIN, mechanisms", "PLAIN, key=value",
        "mechanisms=PLAIN ANONYMOUS, 'ANONYMOUS'", "credentials=file, key out of", "connection=tls, key out of",
        "=PLAIN, key=value", "enforce=perhaps, true or false", "enforce=, true or false",
        "priorities=PLAIN, NAME=n", "message.max=many, whole number", "normalization=nfc, lenient",
        "initial.empty=no, absent", "external.identity=, IdentityResolver", "discover=true, discover"
    })
    void refusesSenselessEntries(String configuration, String wanted) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new Sasl4jProvider().configure(configuration))
                .withMessageContaining(wanted.split(",")[0]);
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
