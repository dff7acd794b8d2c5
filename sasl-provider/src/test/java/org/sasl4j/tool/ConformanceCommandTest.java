package org.sasl4j.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformanceCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int conformance(String line) {
        return SaslCommand.run(
                new PrintWriter(out, true), new PrintWriter(err, true), ("conformance " + line).split(" "));
    }

    /** A provider without a public constructor. */
    static final class Hidden extends Provider {
        private static final long serialVersionUID = 1L;

        Hidden() {
            super("Hidden", "1", "");
        }
    }

    /** A provider whose constructor throws. */
    public static final class Failing extends Provider {
        private static final long serialVersionUID = 1L;

        /** Throws. */
        public Failing() {
            super("Failing", "1", "");
            throw new IllegalStateException("not today");
        }
    }

    /** A provider whose class cannot be loaded, as where a jar is missing. */
    public static final class Unfit extends Provider {
        private static final long serialVersionUID = 1L;
        private static final Object LIBRARY = missing();

        /** Is never reached. */
        public Unfit() {
            super("Unfit", "1", LIBRARY.toString());
        }

        private static Object missing() {
            throw new NoClassDefFoundError("com/example/Library");
        }
    }

    /** A provider that lists nothing. */
    public static final class Empty extends Provider {
        private static final long serialVersionUID = 1L;

        /** One. */
        public Empty() {
            super("Empty", "1", "");
        }
    }

    @Test
    @DisplayName("conformance: exits with 0 where every row passes, and prints a row each")
    void passes() {
        assertThat(conformance("--only P,R1")).isZero();

        assertThat(out.toString().lines().filter(line -> line.matches("[A-Z][0-9]+ .*")))
                .extracting(line -> line.substring(0, 10).strip())
                .containsExactly("P1   pass", "P2   pass", "P3   pass", "P4   pass", "R1   pass");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 96);
        assertThat(out.toString()).endsWith("SASL4J: 5 pass, 0 fail, 0 not offered" + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("conformance: exits with 1 where a row fails, and prints the octets")
    void fails() {
        assertThat(conformance("--provider SunSASL --only P2")).isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "P2   fail",
                        "     ! PLAIN, client, a NUL in the authzid: took a NUL in the authzid and was complete",
                        "         client  z\\00alice\\00alice\\00pencil [complete]");
    }

    @Test
    @DisplayName("conformance: what is not offered is no failure")
    void offersNothing() {
        assertThat(conformance("--provider " + Empty.class.getName() + " --only P"))
                .isZero();

        assertThat(out.toString()).contains("Empty: 0 pass, 0 fail, 4 not offered");
    }

    @Test
    @DisplayName("conformance: only the mechanisms that are named are tried")
    void takesMechanisms() {
        assertThat(conformance("--only R1 --mechanism PLAIN,SCRAM-SHA-1 --json"))
                .isZero();

        assertThat(out.toString()).contains("\"PLAIN\"", "\"SCRAM-SHA-1\"").doesNotContain("\"LOGIN\"");
    }

    @Test
    @DisplayName("conformance: the factories get the properties that are given")
    void givesProperties() {
        assertThat(conformance("--only P1 --property org.sasl4j.mechanisms=LOGIN"))
                .isZero();

        assertThat(out.toString()).contains("P1   not offered", "Not tried in 17 of 17 checks");
    }

    @Test
    @DisplayName("conformance: --json prints an object with a row for each provider")
    void printsJson() {
        assertThat(conformance("--provider SASL4J --provider SunSASL --only P2 --json"))
                .isEqualTo(1);

        JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(json.getAsJsonArray("providers"))
                .extracting(provider -> provider.getAsJsonObject().get("name").getAsString())
                .containsExactly("SASL4J", "SunSASL");
        assertThat(json.getAsJsonArray("providers"))
                .extracting(provider -> provider.getAsJsonObject()
                        .getAsJsonArray("rows")
                        .get(0)
                        .getAsJsonObject()
                        .get("verdict")
                        .getAsString())
                .containsExactly("pass", "fail");
    }

    @Test
    @DisplayName("conformance: --html writes a page, and prints a line for each provider")
    void writesPage(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("report.html");

        assertThat(conformance("--provider SASL4J --provider SunSASL --only P2 --html " + page))
                .isEqualTo(1);

        assertThat(out.toString().lines())
                .containsExactly("SASL4J: 1 pass, 0 fail, 0 not offered", "SunSASL: 0 pass, 1 fail, 0 not offered");
        assertThat(Files.readString(page)).contains("SASL4J", "SunSASL", "z\\00alice\\00alice\\00pencil [complete]");
    }

    @Test
    @DisplayName("conformance: --rows prints what is tried and what is not, and tries nothing")
    void printsRows() {
        assertThat(conformance("--rows")).isZero();

        assertThat(out.toString())
                .contains(
                        "S1   RFC 5802 section 6: a server rebuilds c= from the GS2 header", "Not seen from outside:");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 96);
    }

    @Test
    @DisplayName("conformance: --rows with --only prints those rows, and what is left out of those")
    void printsSomeRows() {
        assertThat(conformance("--rows --only P,S19")).isEqualTo(2); // S19 is left out
        assertThat(conformance("--rows --only P")).isZero();

        assertThat(out.toString())
                .contains("P4 ", "whether a password is wiped")
                .doesNotContain("S19", "E1 ");
    }

    @ParameterizedTest
    @CsvSource({
        "--only X9, there is no row 'X9'",
        "--provider no.such.Class, 'no.such.Class' is neither installed nor a class on the class path; installed are",
        "--provider java.lang.String, java.lang.String is no java.security.Provider",
        "--provider org.sasl4j.tool.ConformanceCommandTest$Hidden, has no public constructor without arguments",
        "--provider org.sasl4j.tool.ConformanceCommandTest$Failing, not today",
        "--provider org.sasl4j.tool.ConformanceCommandTest$Unfit, needs what is not on the class path",
        "--provider SunSASL --mechanism NOPE, no provider tested has 'NOPE'",
        "--json --html x, mutually exclusive",
        "--property x, --property",
        "--html no/such/folder/page.html, --html: there is no folder"
    })
    @DisplayName("conformance: bad usage exits with 2 and one line that says what would be right")
    void refusesBadUsage(String line, String why) {
        assertThat(conformance(line)).isEqualTo(2);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("sasl: ")
                .contains(why);
        assertThat(out.toString()).isEmpty();
    }
}
