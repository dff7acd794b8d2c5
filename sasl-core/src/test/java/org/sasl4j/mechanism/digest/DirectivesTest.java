package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.mechanism.digest.DigestPeers.message;
import static org.sasl4j.mechanism.digest.DigestPeers.text;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

class DirectivesTest {
    private static Directives parse(String text) throws MechanismException {
        return Directives.parse(message(text), 1000);
    }

    private static void assertMalformed(String text, String words) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> parse(text).optional("a"))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @ParameterizedTest
    @DisplayName("D3: names in any case, white space around everything, and empty elements")
    @ValueSource(
            strings = {
                "a=1,b=2",
                "A=1,B=2",
                "a=\"1\",b=\"2\"",
                ",,a=1,,b=2,,",
                " a = 1 , b\t=\r\n 2 ",
                "\r\n\ta=1 ,, ,b=2, ",
                "x=y,a=1,unknown=\"a=9,b=9\",b=2,x=z"
            })
    void readsWhateverTheGrammarAllows(String text) throws MechanismException {
        Directives directives = parse(text);

        assertThat(directives.required("a")).isEqualTo("1");
        assertThat(directives.optional("b")).isEqualTo("2");
        assertThat(directives.optional("c")).isNull();
    }

    @Test
    @DisplayName("D4: quoted pairs are unescaped, and an unquoted value is taken as it is")
    void unescapes() throws MechanismException {
        Directives directives = parse("a=\"x\\\"y\\\\z\\,\",b=\"\",c=x\\y,d=\"a, b=c\"");

        assertThat(directives.optional("a")).isEqualTo("x\"y\\z,");
        assertThat(directives.optional("b")).isEmpty();
        assertThat(directives.optional("c")).isEqualTo("x\\y");
        assertThat(directives.optional("d")).isEqualTo("a, b=c");
    }

    @Test
    @DisplayName("D4: what the writer writes, the reader reads")
    void readsWhatIsWritten() throws MechanismException {
        String octets = "\"quo\\ted\", a=b,\u00ff";

        byte[] written = new DirectiveWriter(16)
                .string("a", octets)
                .token("b", 1)
                .list("c", List.of("x", "y"))
                .toByteArray();

        Directives directives = Directives.parse(written, 1000);
        assertThat(directives.required("a")).isEqualTo(octets);
        assertThat(directives.required("b")).isEqualTo("1");
        assertThat(Directives.tokens(directives.required("c"))).containsExactly("x", "y");
        assertThat(text(new DirectiveWriter(16).string("a", "\"\\").toByteArray()))
                .isEqualTo("a=\"\\\"\\\\\"");
    }

    @ParameterizedTest
    @DisplayName("D4: a quote alone, or a backslash alone, is escaped wherever it stands")
    @ValueSource(strings = {"\"", "x\"", "\\", "x\\", "x"})
    void escapes(String octets) throws MechanismException {
        byte[] written = new DirectiveWriter(16).string("a", octets).toByteArray();

        assertThat(Directives.parse(written, 1000).required("a")).isEqualTo(octets);
    }

    @Test
    void readsListsWithWhateverIsBetween() {
        assertThat(Directives.tokens(" x,,\t y ,")).containsExactly("x", "y");
    }

    @Test
    void readsAnyNumberOfDirectives() throws MechanismException {
        StringBuilder text = new StringBuilder("x=0");
        for (int i = 1; i < 30; i++) {
            Directives directives = parse(text.toString());
            assertThat(directives.optional("y")).isNull();
            assertThat(directives.all("x")).hasSize(i);
            assertThat(directives.all("y")).isEmpty();
            text.append(",x=").append(i);
        }
    }

    @Test
    @DisplayName("D2: a directive that must not stand twice does not, in whatever case")
    void refusesRepeats() throws MechanismException {
        assertMalformed("a=1,b=2,A=1", "the directive a twice");
        assertThat(parse("b=1,b=2,a=3").all("B")).containsExactly("1", "2");
    }

    @Test
    void refusesTheLackOfARequiredDirective() throws MechanismException {
        Directives directives = parse("b=1");

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> directives.required("a"))
                .withMessageContaining("lacks the directive a");
    }

    @ParameterizedTest
    @DisplayName("vectors.md 2.12: what is no directive")
    @ValueSource(strings = {"a=\"x", "a=\"", "a=\"x\\", "a=\"x\\\""})
    void refusesAQuotedStringWithoutEnd(String text) {
        assertMalformed(text, "quoted string without an end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a,b=1", "a b=1", "a\u00ff=1", "a\u007f=1", "a:b=1"})
    void refusesADirectiveWithoutEquals(String text) {
        assertMalformed(text, "without '='");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=", "a=,b=1", "a= ,b=1", "b=1,a="})
    void refusesADirectiveWithoutValue(String text) {
        assertMalformed(text, "without a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "b=1,=2", "\"a\"=1", "\u0000=1"})
    void refusesADirectiveWithoutName(String text) {
        assertMalformed(text, "without a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1 2", "a=\"1\" 2", "a=\"1\"2", "a=\"1\"b=2"})
    void refusesSomethingAfterAValue(String text) {
        assertMalformed(text, "other than a comma after a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", ", ,"})
    void refusesNothing(String text) {
        assertMalformed(text, "is empty");
    }

    @Test
    @DisplayName("10 E2: a message has at most 64 directives")
    void reads64Directives() throws MechanismException {
        StringBuilder text = new StringBuilder("x0=0");
        for (int i = 1; i < 64; i++) {
            text.append(",x").append(i).append("=").append(i);
        }

        assertThat(parse(text.toString()).required("x63")).isEqualTo("63");
        assertMalformed(text + ",x64=64", "has more than 64 directives");
    }
}
