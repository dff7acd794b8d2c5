package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Property.Side;
import org.sasl4j.binding.Bindings;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.scram.Scram;

@DisplayName("what an application may choose, and what it is told")
class PropertyTest {
    private enum Shade {
        LIGHT,
        DEEP_DARK,
        BLACK
    }

    private enum Weight {
        LIGHT
    }

    /** Something of the application's that would give itself away. */
    private record Talkative(String secret) {}

    private static void assertSenseless(Property<?> property, Object value, String said) {
        assertThatThrownBy(() -> property.read(value))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY))
                .hasMessage("the property " + property + " must be " + said)
                .hasNoCause();
    }

    @Test
    void aFlagIsABooleanOrAWord() throws MechanismException {
        Property<Boolean> lamp = Property.flag("lamp");

        for (Object value : new Object[] {true, "true", "TRUE", " True\t"}) {
            assertThat(lamp.read(value)).as("%s", value).isTrue();
        }
        for (Object value : new Object[] {false, "false", "FALSE", " false"}) {
            assertThat(lamp.read(value)).as("%s", value).isFalse();
        }
    }

    @Test
    void anythingElseIsNoFlag() {
        String wanted = "true or false, as a Boolean or a String, and is ";

        for (String word : new String[] {"", "yes", "1", "on", "truefalse"}) {
            assertSenseless(Property.flag("lamp"), word, wanted + "'" + word + "'");
        }
        assertSenseless(Property.flag("lamp"), 1, wanted + "'1'");
        assertSenseless(
                Property.flag("lamp"),
                List.of(true),
                wanted + "a " + List.of(true).getClass().getName());
    }

    @Test
    void aNumberIsAnIntegerOrItsDigits() throws MechanismException {
        Property<Integer> floor = Property.number("floor", -1, 10);

        assertThat(floor.read(-1)).isEqualTo(-1);
        assertThat(floor.read(10)).isEqualTo(10);
        assertThat(floor.read("-1")).isEqualTo(-1);
        assertThat(floor.read(" 10\n")).isEqualTo(10);
        assertThat(floor.read("007")).isEqualTo(7);
        assertThat(Property.number("years", 1, Integer.MAX_VALUE).read("2147483647"))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void anythingElseOrBeyondTheBoundsIsNoNumber() {
        Property<Integer> floor = Property.number("floor", -1, 10);
        String wanted = "a whole number from -1 to 10, as an Integer or a String, and is ";

        for (Object value : new Object[] {-2, 11, "-2", "11", "", "ten", "1.0", "0x1", "1 2", "99999999999"}) {
            assertSenseless(floor, value, wanted + "'" + value + "'");
        }
        assertSenseless(floor, 1.5, wanted + "a java.lang.Double");
        assertSenseless(floor, 5L, wanted + "a java.lang.Long"); // which '5' would not explain
        assertSenseless(floor, new int[] {1}, wanted + "a [I");
        assertSenseless(
                Property.number("years", 1, Integer.MAX_VALUE),
                0,
                "a whole number from 1 up, as an Integer or a String, and is '0'");
    }

    @Test
    void aWordIsTheConstantOrItsNameInAnyCase() throws MechanismException {
        Property<Shade> shade = Property.word("shade", Shade.class);

        assertThat(shade.read(Shade.BLACK)).isEqualTo(Shade.BLACK);
        assertThat(shade.read("deep_dark")).isEqualTo(Shade.DEEP_DARK);
        assertThat(shade.read(" Light ")).isEqualTo(Shade.LIGHT);
    }

    @Test
    void anotherWordIsNone() {
        Property<Shade> shade = Property.word("shade", Shade.class);

        for (String word : new String[] {"", "grey", "deep dark", "light,black"}) {
            assertSenseless(shade, word, "light, deep_dark or black, and is '" + word + "'");
        }
        assertSenseless(shade, Weight.LIGHT, "light, deep_dark or black, and is a " + Weight.class.getName());
    }

    @Test
    void namesAreACollectionOrStandBetweenCommasOrSpaces() throws MechanismException {
        Property<List<String>> friends = Property.names("friends");

        assertThat(friends.read("romeo")).containsExactly("romeo");
        assertThat(friends.read(" romeo,juliet , nurse\ttybalt,,"))
                .containsExactly("romeo", "juliet", "nurse", "tybalt");
        assertThat(friends.read("")).isEmpty();
        assertThat(friends.read(List.of("romeo", "fair juliet"))).containsExactly("romeo", "fair juliet");
        assertThat(friends.read(new TreeSet<>(Set.of(Shade.LIGHT, Shade.BLACK))))
                .containsExactly("LIGHT", "BLACK");
        assertThat(friends.read(List.of())).isEmpty();
    }

    @Test
    void anythingElseIsNoNames() {
        String wanted = "names with commas or spaces between them, in a String, or a Collection of names, and is ";

        assertSenseless(Property.names("friends"), 5, wanted + "'5'");
        assertSenseless(Property.names("friends"), new String[] {"romeo"}, wanted + "a [Ljava.lang.String;");
    }

    @Test
    void textsKeepTheirOrderAndAreNotTheCallersMap() throws MechanismException {
        Map<String, String> given = new LinkedHashMap<>();
        for (String key : new String[] {"z", "m", "a", "k"}) {
            given.put(key, "the " + key);
        }

        Map<String, String> read = Property.texts("labels").read(given);
        given.clear();

        assertThat(read.keySet()).containsExactly("z", "m", "a", "k");
        assertThat(read).containsEntry("m", "the m");
        assertThat(Property.texts("labels").read(Map.of())).isEmpty();
    }

    @Test
    void aMapOfOtherThingsIsNoTexts() {
        for (Map<?, ?> map : List.of(Map.of("a", 1), Map.of(1, "hunter2"), Map.of("a", "b", "c", 'd'))) {
            assertSenseless(
                    Property.texts("labels"),
                    map,
                    "a Map of String to String, and is a " + map.getClass().getName());
        }
        assertSenseless(Property.texts("labels"), "a=b", "a Map of String to String, and is a java.lang.String");
    }

    @Test
    void aTextIsTakenAsItIs() throws MechanismException {
        assertThat(Property.text("motto").read(" per aspera ")).isEqualTo(" per aspera ");
        assertThat(Property.text("motto").read("")).isEmpty();
    }

    @Test
    @DisplayName("10 R4: a text in place of an object may be the secret that the object was to give, and is not shown")
    void neverShowsATextInPlaceOfAnObject() {
        for (Property<?> property : List.of(OauthBearer.TOKEN, Scram.KEY_CACHE, OauthBearer.EXTENSIONS)) {
            assertThatThrownBy(() -> property.read("hunter2"))
                    .hasMessageEndingWith(", and is a java.lang.String")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chars", "octets", "a thing", "a list"})
    @DisplayName("10 R4: of what is no word only the class is said, for it may be a secret")
    void neverShowsAValueThatIsNoWord(String kind) {
        Object value =
                switch (kind) {
                    case "chars" -> "hunter2".toCharArray();
                    case "octets" -> "hunter2".getBytes();
                    case "a thing" -> new Talkative("hunter2");
                    default -> new ArrayList<>(List.of("hunter2"));
                };

        for (Property<?> property : List.of(
                Property.text("motto"),
                Property.flag("lamp"),
                Property.number("floor", 0, 1),
                Property.word("shade", Shade.class),
                Property.texts("labels"),
                Property.object("pause", Duration.class))) {
            assertThatThrownBy(() -> property.read(value))
                    .hasMessageEndingWith(", and is a " + value.getClass().getName())
                    .hasMessageNotContaining("hunter2")
                    .hasNoCause();
        }
    }

    @Test
    void anObjectIsOfItsTypeAndNothingElse() throws MechanismException {
        Property<Duration> pause = Property.object("pause", Duration.class);
        Duration second = Duration.ofSeconds(1);

        assertThat(pause.read(second)).isSameAs(second);
        assertSenseless(pause, "PT1S", "a java.time.Duration, and is a java.lang.String");
    }

    @Test
    void anObjectMayBeMadeSenseOfInMoreWays() throws MechanismException {
        Property<Duration> pause = Property.object(
                "pause",
                "a Duration or a number of seconds",
                value -> value instanceof Integer seconds ? Duration.ofSeconds(seconds) : null);

        assertThat(pause.read(60)).isEqualTo(Duration.ofMinutes(1));
        assertSenseless(pause, "60", "a Duration or a number of seconds, and is a java.lang.String");
    }

    @Test
    void checksWhatItRead() throws MechanismException {
        Property<Integer> even =
                Property.number("even", 0, 10).checked(number -> number % 2 == 0, "0, 2, 4, 6, 8 or 10");

        assertThat(even.read(" 8")).isEqualTo(8);
        assertSenseless(even, "7", "0, 2, 4, 6, 8 or 10, and is '7'");
        assertSenseless(even, "12", "0, 2, 4, 6, 8 or 10, and is '12'");
        assertSenseless(even, "eight", "0, 2, 4, 6, 8 or 10, and is 'eight'");
        assertThat(even.wanted()).isEqualTo("0, 2, 4, 6, 8 or 10");
    }

    @Test
    void hasSomethingInIt() throws MechanismException {
        Property<String> word = Property.text("word").notEmpty("a word");
        Property<List<String>> words = Property.names("words").notEmpty("one word or more");

        assertThat(word.read(" ")).isEqualTo(" ");
        assertThat(words.read("one")).containsExactly("one");
        assertSenseless(word, "", "a word, and is ''");
        assertSenseless(word, 1, "a word, and is '1'");
        assertSenseless(words, " ,", "one word or more, and is ' ,'");
        assertSenseless(words, new ArrayList<>(), "one word or more, and is a java.util.ArrayList");
    }

    @Test
    void isNamedInTheErrorAsItWasGiven() throws MechanismException {
        Property<Boolean> lamp = Property.flag("lamp").alias("com.example.lamp");

        assertThat(lamp.read("com.example.lamp", "true")).isTrue();
        assertThatThrownBy(() -> lamp.read("com.example.lamp", "maybe"))
                .hasMessageStartingWith("the property com.example.lamp must be ");
    }

    @Test
    void hasAKeyAndPerhapsASecondName() {
        Property<Boolean> lamp = Property.flag("lamp");

        assertThat(lamp.key()).isEqualTo("org.sasl4j.lamp");
        assertThat(lamp).hasToString("org.sasl4j.lamp");
        assertThat(lamp.alias()).isEmpty();
        assertThat(lamp.alias("com.example.lamp").alias()).contains("com.example.lamp");
        assertThat(lamp.alias("com.example.lamp").key()).isEqualTo("org.sasl4j.lamp");
    }

    @Test
    void isConfigurableWhereATextCanChooseIt() {
        Property<Boolean> lamp = Property.flag("lamp");
        Property<Boolean> chosen = lamp.chosenBy(Side.BOTH, true);

        assertThat(chosen.isConfigurable()).isTrue();
        assertThat(lamp.chosenOrElse(Side.BOTH, "as it is").isConfigurable()).isTrue();
        assertThat(lamp.isConfigurable()).as("nobody chooses it").isFalse();
        assertThat(lamp.toldTo(Side.BOTH).isConfigurable())
                .as("it is only told")
                .isFalse();
        assertThat(chosen.ofCallsOnly().isConfigurable()).as("of calls only").isFalse();
        assertThat(lamp.ofCallsOnly().chosenBy(Side.BOTH, true).isConfigurable())
                .as("of calls only, whatever comes first")
                .isFalse();
        assertThat(Property.object("pause", Duration.class)
                        .chosenBy(Side.BOTH, Duration.ZERO)
                        .isConfigurable())
                .as("an object")
                .isFalse();
        assertThat(Property.texts("labels").chosenBy(Side.BOTH, Map.of()).isConfigurable())
                .as("a map")
                .isFalse();
    }

    @Test
    void knowsWhoChoosesItAndWhoIsTold() {
        Property<Boolean> lamp = Property.flag("lamp")
                .chosenBy(Side.CLIENT, true)
                .toldTo(Side.SERVER)
                .described("whether it burns");

        assertThat(lamp.chosenBy()).contains(Side.CLIENT);
        assertThat(lamp.toldTo()).contains(Side.SERVER);
        assertThat(lamp.standard()).contains(true);
        assertThat(lamp.description()).isEqualTo("whether it burns");
        assertThat(Property.flag("lamp").chosenBy()).isEmpty();
        assertThat(Property.flag("lamp").toldTo()).isEmpty();
        assertThat(Property.flag("lamp").standard()).isEmpty();
        assertThat(Property.flag("lamp").otherwise()).isEmpty();
        assertThat(Property.flag("lamp").description()).isEmpty();
    }

    @Test
    void showsWhatHoldsOtherwiseAsItWouldBeWritten() {
        assertThat(Property.word("shade", Shade.class)
                        .chosenBy(Side.BOTH, Shade.DEEP_DARK)
                        .otherwise())
                .isEqualTo("deep_dark");
        assertThat(Property.names("friends")
                        .chosenBy(Side.BOTH, List.of("romeo", "juliet"))
                        .otherwise())
                .isEqualTo("romeo, juliet");
        assertThat(Property.<List<Shade>>object("shades", "shades", value -> null)
                        .chosenBy(Side.BOTH, List.of(Shade.LIGHT, Shade.BLACK))
                        .otherwise())
                .isEqualTo("light, black");
        assertThat(Property.names("friends").chosenBy(Side.BOTH, List.of()).otherwise())
                .isEmpty();
        assertThat(Property.number("floor", 0, 9).chosenBy(Side.BOTH, 7).otherwise())
                .isEqualTo("7");
        assertThat(Property.flag("lamp").chosenBy(Side.BOTH, false).otherwise()).isEqualTo("false");
    }

    @Test
    void mayHaveNoValueOtherwise() {
        Property<Boolean> lamp = Property.flag("lamp").chosenBy(Side.CLIENT, true);
        Property<Boolean> asItIs = lamp.chosenOrElse(Side.SERVER, "as it is");

        assertThat(asItIs.standard()).isEmpty();
        assertThat(asItIs.otherwise()).isEqualTo("as it is");
        assertThat(asItIs.chosenBy()).contains(Side.SERVER);
    }

    @Test
    void isToldUnderItsKeyAndTheNameThatOthersKnow() {
        Property<Duration> pause =
                Property.object("pause", Duration.class).toldTo(Side.SERVER).toldAlsoAs("PAUSE.MS", Duration::toMillis);
        Duration second = Duration.ofSeconds(1);

        assertThat(pause.told("org.sasl4j.pause", second)).isSameAs(second);
        assertThat(pause.told("PAUSE.MS", second)).isEqualTo(1000L);
        assertThat(pause.told("pause", second)).isNull();
        assertThat(Property.object("pause", Duration.class).told("PAUSE.MS", second))
                .isNull();
        assertThat(Property.object("pause", Duration.class).toldAlsoAs("PAUSE").told("PAUSE", second))
                .isSameAs(second);
    }

    @Test
    void isNeverEqualToAnotherAndNeverChanged() {
        Property<Boolean> lamp = Property.flag("lamp");

        assertThat(lamp).isNotEqualTo(Property.flag("lamp"));
        for (Property<Boolean> other : List.of(
                lamp.chosenBy(Side.BOTH, true),
                lamp.chosenOrElse(Side.BOTH, "as it is"),
                lamp.toldTo(Side.BOTH),
                lamp.toldAlsoAs("LAMP"),
                lamp.toldAlsoAs("LAMP", on -> !on),
                lamp.notEmpty("true"),
                lamp.alias("com.example.lamp"),
                lamp.ofCallsOnly(),
                lamp.checked(on -> on, "true"),
                lamp.described("whether it burns"))) {
            assertThat(other).isNotEqualTo(lamp).hasToString("org.sasl4j.lamp");
        }
        assertThat(lamp.chosenBy()).isEmpty();
        assertThat(lamp.toldTo()).isEmpty();
        assertThat(lamp.alias()).isEmpty();
        assertThat(lamp.description()).isEmpty();
        assertThat(lamp.wanted()).isEqualTo("true or false, as a Boolean or a String");
    }

    @Test
    @DisplayName(
            "each that comes with the library has a key of its own, somebody it concerns and a line without a stop")
    void isDeclaredInFull() {
        List<Property<?>> all = new ArrayList<>(Mechanisms.properties());
        all.addAll(Context.properties());
        all.add(Decoy.SERVER_SECRET);
        all.add(Bindings.OFFERED);

        assertThat(all)
                .extracting(Property::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith("org.sasl4j."));
        assertThat(all).allSatisfy(property -> {
            assertThat(property.description()).isNotEmpty().doesNotEndWith(".");
            assertThat(property.wanted()).isNotEmpty().doesNotStartWith("must");
            assertThat(property.chosenBy().isPresent() || property.toldTo().isPresent())
                    .isTrue();
        });
    }

    @Test
    @DisplayName("what holds where nobody chooses makes sense itself")
    void hasAStandardThatMakesSense() {
        List<Property<?>> all = new ArrayList<>(Mechanisms.properties());
        all.addAll(Context.properties());

        assertThat(all)
                .filteredOn(property -> property.standard().isPresent())
                .isNotEmpty()
                .allSatisfy(
                        property -> assertThat(property.read(property.standard().orElseThrow()))
                                .isEqualTo(property.standard().orElseThrow()));
    }
}
