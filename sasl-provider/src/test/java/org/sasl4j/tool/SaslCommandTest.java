package org.sasl4j.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.provider.Sasl4jProvider;

class SaslCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int sasl(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        return SaslCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bogus",
                "demo more",
                "mechanisms --bogus",
                "mechanisms --offered",
                "mechanisms --client --server",
                "mechanisms --server --offered PLAIN",
                "mechanisms --allow NOSUCH",
                "mechanisms --allow not/a/name",
                "mechanisms --policy opt-in",
                "mechanisms --policy safe"
            })
    void badUsageExitsWithTwoAndOneLine(String line) {
        assertThat(sasl(line)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("sasl: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("11: mechanisms --settings tells of each property its key, side, mechanism, use, value and default")
    void printsEverySetting() {
        assertThat(sasl("mechanisms --settings")).isZero();

        String printed = out.toString();
        assertThat(printed.lines().filter(line -> line.startsWith("org.sasl4j.")))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyElementsOf(new Sasl4jProvider()
                        .properties().stream().map(Property::key).toList());
        assertThat(printed)
                .contains(
                        """
                        org.sasl4j.scram.extensions  [client; told: both]  SCRAM-*
                            further attributes to send; after success those received
                            value: a Map of String to String (calls only)
                            default: none
                        """,
                        """
                        org.sasl4j.digest.cipher  [both]  DIGEST-MD5
                            the ciphers to use, of those that Sasl.STRENGTH allows
                            value: one or more of [3des, rc4, des, rc4-56, rc4-40]
                            also known as: com.sun.security.sasl.digest.cipher
                            default: all
                        """,
                        """
                        org.sasl4j.oauth.port  [both]  OAUTHBEARER, XOAUTH2
                        """,
                        """
                        org.sasl4j.principal  [told: server]  any mechanism
                        """);
    }

    @Test
    void listsWhatIsAllowedWithoutOptIn() {
        assertThat(sasl("mechanisms")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll("^(\\S+ +\\S+).*", "$1")
                        .replaceAll(" +", " ")))
                .containsExactly(
                        "name rank",
                        "EXTERNAL 60",
                        "OAUTHBEARER 50",
                        "XOAUTH2 49",
                        "SCRAM-SHA-512-PLUS 48",
                        "SCRAM-SHA-384-PLUS 47",
                        "SCRAM-SHA-256-PLUS 46",
                        "SCRAM-SHA-1-PLUS 45",
                        "SCRAM-SHA-512 43",
                        "SCRAM-SHA-384 42",
                        "SCRAM-SHA-256 41",
                        "SCRAM-SHA-1 40",
                        "DIGEST-MD5 30",
                        "CRAM-MD5 25",
                        "PLAIN 20",
                        "LOGIN 15",
                        "ANONYMOUS 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "mechanisms",
                "conformance",
                "decode",
                "passwd",
                "passwd verify",
                "passwd convert",
                "passwd bulk",
                "server",
                "client"
            })
    @DisplayName("13: every --help has an example, and fits 80 columns")
    void helpHasAnExample(String command) {
        assertThat(sasl((command + " --help").strip())).isZero();

        assertThat(out.toString()).containsPattern("Examples?:\\R  ").contains("  " + ("sasl " + command).strip());
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    @DisplayName("13: the script for completion knows every command, and --version the jar's")
    void completes() {
        assertThat(sasl("generate-completion")).isZero();
        assertThat(out.toString()).contains("demo", "mechanisms", "decode", "passwd", "server", "client", "--offered");

        assertThat(sasl("--version")).isZero();

        assertThat(out.toString()).contains("sasl4j ");
    }

    @Test
    @DisplayName("13: mechanisms fits 80 columns, with every mechanism there is")
    void mechanismsFitTheScreen() {
        String everything = Mechanisms.standard().names().stream()
                .map(MechanismName::toString)
                .collect(Collectors.joining(","));

        assertThat(sasl("mechanisms --allow " + everything)).isZero();

        assertThat(out.toString().lines())
                .hasSize(Mechanisms.standard().names().size() + 2)
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    @DisplayName("13: mechanisms --json says the same for programs")
    void printsJson() {
        assertThat(sasl("mechanisms --json --allow FOO,PLAIN --offered PLAIN,FOO,GSSAPI"))
                .isZero();

        JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(json.getAsJsonArray("mechanisms").get(0).toString())
                .isEqualTo("{\"name\":\"FOO\",\"priority\":60,\"first\":\"client\",\"optIn\":true,"
                        + "\"traits\":[\"NOANONYMOUS\"]}");
        assertThat(json.getAsJsonArray("explanation").toString()).contains("GSSAPI: offered, but not known here");
    }

    @Test
    void choosesPlusWhereItIsOffered() {
        assertThat(sasl("mechanisms --offered PLAIN,SCRAM-SHA-256,SCRAM-SHA-256-PLUS"))
                .isZero();
        assertThat(out.toString()).contains("chosen: SCRAM-SHA-256-PLUS");
    }

    @Test
    void listsOptInMechanismThatIsNamed() {
        assertThat(sasl("mechanisms --server --allow PLAIN,FOO")).isZero();
        assertThat(out.toString().lines().map(line -> line.split(" ")[0]))
                .containsExactly("name", "FOO*", "PLAIN", "*");
    }

    @Test
    void tellsWhatIsChosenAndWhyTheOthersAreNot() {
        assertThat(sasl("mechanisms --offered PLAIN,ANONYMOUS,NOSUCH --policy noanonymous"))
                .isZero();
        assertThat(out.toString())
                .contains("chosen: PLAIN", "ANONYMOUS: lacks NOANONYMOUS", "NOSUCH: offered")
                .doesNotContain("EXTERNAL: ");
    }

    @Test
    void tellsWhatWasNotOfferedWhenAsked() {
        assertThat(sasl("mechanisms --offered PLAIN --explain")).isZero();
        assertThat(out.toString()).contains("chosen: PLAIN", "EXTERNAL: not offered");
    }

    @Test
    void offersAnonymousOnlyWhereItIsNamed() {
        assertThat(sasl("mechanisms --server")).isZero();
        assertThat(out.toString()).doesNotContain("\nANONYMOUS");
        assertThat(sasl("mechanisms --server --allow ANONYMOUS")).isZero();
        assertThat(out.toString()).contains("\nANONYMOUS");
    }

    @Test
    void explainsWhatIsNotListed() {
        assertThat(sasl("mechanisms --explain")).isZero();
        assertThat(out.toString()).contains("FOO: opt-in, and no whitelist names it");
    }

    @ParameterizedTest
    @CsvSource({
        "mechanisms --offered NOSUCH, 'NOSUCH: offered, but not known here'",
        "mechanisms --allow PLAIN --policy noplaintext, 'PLAIN: lacks NOPLAINTEXT'"
    })
    void nothingChosenExitsWithOne(String line, String why) {
        assertThat(sasl(line)).isEqualTo(1);
        assertThat(out.toString()).contains(why);
    }

    @Test
    void helpIsNoError() {
        assertThat(sasl("mechanisms --help")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("13: output that could not be written is told of, and exits with 1, or as it would have failed anyway")
    void tellsOfLostOutput() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no space is left");
            }
        };
        PrintStream stdout = new PrintStream(full, false, StandardCharsets.UTF_8);
        PrintWriter lost = new PrintWriter(stdout, true, StandardCharsets.UTF_8);

        assertThat(SaslCommand.run(lost, new PrintWriter(err, true), "mechanisms"))
                .isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("sasl: the output could not be written");
        assertThat(SaslCommand.run(lost, new PrintWriter(err, true), "bogus")).isEqualTo(2);
    }
}
