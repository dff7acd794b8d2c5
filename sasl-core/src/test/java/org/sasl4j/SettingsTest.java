package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Property.Side;
import org.sasl4j.mechanism.TestLogins;
import org.sasl4j.mechanism.scram.Scram;

@DisplayName("what an application chose")
class SettingsTest {
    private static final Property<Integer> FLOOR =
            Property.number("floor", 0, 9).chosenBy(Side.BOTH, 3);
    private static final Property<String> MOTTO = Property.text("motto").chosenOrElse(Side.BOTH, "none");
    private static final MechanismException PROBLEM = Property.senseless("org.sasl4j.floor", "attic", "a number");

    @Test
    void isNothingAtFirst() throws MechanismException {
        Settings none = Settings.none();

        assertThat(none).isSameAs(Settings.none());
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.has(FLOOR)).isFalse();
        assertThat(none.get(FLOOR)).isEmpty();
        assertThat(none.valueOf(FLOOR)).isEqualTo(3);
        assertThatThrownBy(() -> none.valueOf(MOTTO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("org.sasl4j.motto has no value where nobody chooses one");
    }

    @Test
    void isFoundByItsProperty() throws MechanismException {
        Settings settings = Settings.none().with(FLOOR, 5).with(MOTTO, "per aspera");

        assertThat(settings.isEmpty()).isFalse();
        assertThat(settings.has(FLOOR)).isTrue();
        assertThat(settings.get(FLOOR)).contains(5);
        assertThat(settings.valueOf(FLOOR)).isEqualTo(5);
        assertThat(settings.valueOf(MOTTO)).isEqualTo("per aspera");
        assertThat(settings.has(Property.number("floor", 0, 9)))
                .as("another property of the same key")
                .isFalse();
    }

    @Test
    void isReplacedAndNeverChanged() throws MechanismException {
        Settings fifth = Settings.none().with(FLOOR, 5);
        Settings sixth = fifth.with(FLOOR, 6).with(MOTTO, "ad astra");

        assertThat(sixth.get(FLOOR)).contains(6);
        assertThat(fifth.get(FLOOR)).contains(5);
        assertThat(fifth.has(MOTTO)).isFalse();
        assertThat(Settings.none().isEmpty()).isTrue();
    }

    @Test
    void goesBeforeOthersWhichFillTheGaps() throws MechanismException {
        Settings call = Settings.none().with(FLOOR, 5);
        Settings configuration = Settings.none().with(FLOOR, 1).with(MOTTO, "per aspera");

        assertThat(call.over(configuration).get(FLOOR)).contains(5);
        assertThat(call.over(configuration).get(MOTTO)).contains("per aspera");
        assertThat(configuration.over(call).get(FLOOR)).contains(1);
        assertThat(call.over(Settings.none())).isEqualTo(call);
        assertThat(Settings.none().over(call)).isEqualTo(call);
        assertThat(call.has(MOTTO)).isFalse();
        assertThat(configuration.get(FLOOR)).contains(1);
    }

    @Test
    void failsOnlyWhoAsksForWhatMakesNoSense() throws MechanismException {
        Settings settings = Settings.none().with(MOTTO, "per aspera").withSenseless(FLOOR, PROBLEM);

        assertThat(settings.get(MOTTO)).contains("per aspera");
        assertThat(settings.has(FLOOR)).isTrue();
        assertThat(settings.isEmpty()).isFalse();
        assertThatThrownBy(() -> settings.get(FLOOR))
                .isInstanceOf(MechanismException.class)
                .isNotSameAs(PROBLEM) // each caller may add to it
                .hasMessage(PROBLEM.getMessage());
        assertThatThrownBy(() -> settings.valueOf(FLOOR))
                .as("what holds otherwise does not stand in for it")
                .hasMessage(PROBLEM.getMessage());
        assertThat(settings.with(FLOOR, 5).get(FLOOR)).contains(5);
    }

    @Test
    void isNotPassedOverForMakingNoSense() throws MechanismException {
        Settings senseless = Settings.none().withSenseless(FLOOR, PROBLEM);
        Settings sensible = Settings.none().with(FLOOR, 5);

        assertThatThrownBy(() -> senseless.over(sensible).get(FLOOR)).hasMessage(PROBLEM.getMessage());
        assertThat(sensible.over(senseless).get(FLOOR)).contains(5);
    }

    @Test
    @DisplayName("a mechanism fails over its own senseless property and over no other's")
    void failsTheMechanismWhosePropertyItIs() throws MechanismException {
        try (Secret password = Secret.of("pencil".toCharArray())) {
            ClientContext user = ClientContext.of("user", password);
            ClientContext senseless =
                    user.with(Connection.unknown(), Settings.none().withSenseless(Scram.ITERATIONS_MIN, PROBLEM));

            assertThat(Exchange.client(TestLogins.mechanism("PLAIN"), senseless).evaluate(null))
                    .isEqualTo("\0user\0pencil".getBytes());
            Exchange scram = Exchange.client(TestLogins.mechanism("SCRAM-SHA-256"), senseless);
            assertThatThrownBy(() -> scram.evaluate(null))
                    .isInstanceOfSatisfying(MechanismException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.TEMPORARY))
                    .hasMessage("the property org.sasl4j.floor must be a number, and is 'attic'");
        }
    }

    @Test
    @DisplayName("10 R4: its text tells keys and no values")
    void showsKeysAndNoValues() {
        Settings settings = Settings.none().with(MOTTO, "hunter2").withSenseless(FLOOR, PROBLEM);

        assertThat(settings.toString())
                .startsWith("Settings[")
                .contains("org.sasl4j.motto", "org.sasl4j.floor")
                .doesNotContain("hunter2", "attic", "none");
        assertThat(Settings.none()).hasToString("Settings[]");
        assertThat(Settings.none().with(MOTTO, "hunter2")).hasToString("Settings[org.sasl4j.motto]");
    }

    @Test
    void areEqualWhereTheSameWasChosen() {
        Settings settings = Settings.none().with(FLOOR, 5).with(MOTTO, "per aspera");

        assertThat(settings)
                .isEqualTo(Settings.none().with(MOTTO, "per aspera").with(FLOOR, 5))
                .hasSameHashCodeAs(Settings.none().with(MOTTO, "per aspera").with(FLOOR, 5))
                .isNotEqualTo(settings.with(FLOOR, 6))
                .isNotEqualTo(Settings.none());
    }

    @Test
    void aTypedValueIsHeldToTheSameRulesAsAText() throws MechanismException {
        assertThatThrownBy(() -> Settings.none().with(Context.MESSAGE_MAX, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the property org.sasl4j.message.max must be a whole number from 1 up, as an Integer or a"
                        + " String, and is '0'");
        Property<List<String>> names = Property.names("names");
        List<String> changing = new ArrayList<>(List.of("a"));
        Settings settings = Settings.none().with(names, changing);
        changing.add("b");

        assertThat(settings.get(names)).contains(List.of("a"));
    }
}
