package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Context;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;
import org.sasl4j.Settings;

@DisplayName("10 D4: names and passwords as PostgreSQL and MongoDB have them")
class PostgresqlTest {
    private static final String SCRAM = "SCRAM-SHA-256";

    private static SaslServer server(Object... keysAndValues) throws SaslException {
        Map<String, Object> props = new HashMap<>(Map.of("org.sasl4j.credentials", Ours.store()));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            props.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return Ours.server(SCRAM, props, null);
    }

    @ParameterizedTest
    @DisplayName("scram.user stands for whatever name the message has, and what is signed is what was received")
    @ValueSource(strings = {"n,,n=,r=abc", "n,,n=whoever,r=abc", "n,,n=a=2Cb,r=abc,x=1"})
    void takesTheNameThatTheProtocolTold(String clientFirst) throws SaslException {
        SaslServer server = server("org.sasl4j.scram.user", "alice");
        HandMade client = HandMade.begin(server, clientFirst);

        server.evaluateResponse(client.proving("c=biws,r=" + client.nonce()));

        assertThat(server.isComplete()).isTrue();
        assertThat(server.getAuthorizationID()).isEqualTo("alice");
        assertThat(server.getNegotiatedProperty("org.sasl4j.authentication.id")).isEqualTo("alice");
    }

    @Test
    @DisplayName("the user told is judged by its own password")
    void refusesAnotherUser() throws SaslException {
        SaslServer server = server("org.sasl4j.scram.user", "bob");
        HandMade client = HandMade.begin(server, "n,,n=alice,r=abc");

        assertFails(
                Reason.REFUSED, "wrong", () -> server.evaluateResponse(client.proving("c=biws,r=" + client.nonce())));
    }

    @ParameterizedTest
    @DisplayName("an empty name is refused unless the user was told, and what is no name always is")
    @CsvSource(
            quoteCharacter = '`',
            value = {"``, `n,,n=,r=abc`", "alice, `n,,n=a=b,r=abc`", "alice, `n,,r=abc`", "alice, `n,,n=`"})
    void refusesWhatIsNoName(String told, String clientFirst) throws SaslException {
        SaslServer server = told.isEmpty() ? server() : server("org.sasl4j.scram.user", told);

        var failure = assertFails(Reason.MALFORMED, "RFC 5802", () -> server.evaluateResponse(Ours.utf8(clientFirst)));
        assertThat(failure.response()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1"})
    void refusesAUserThatIsNone(String value) {
        Object user = value.isEmpty() ? "" : 1;
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> server("org.sasl4j.scram.user", user).evaluateResponse(null))
                .withMessageContaining("org.sasl4j.scram.user must be a String that is not empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | POSTGRESQL | POSTGRESQL",
                "None | NONE | NONE",
                "name=none password=saslprep | NONE | SASLPREP",
                "password=lenient, name=postgresql | POSTGRESQL | LENIENT",
                "name=none,password=saslprep | NONE | SASLPREP"
            })
    void readsOneWordOrOneForEachPart(String text, Normalization name, Normalization password) throws SaslException {
        Preparation expected = new Preparation(name, password);
        Catalogue catalogue = new Catalogue(List.of());

        for (Object value : new Object[] {text, expected}) {
            assertThat(Call.of(Map.of("org.sasl4j.normalization", value), catalogue, Settings.none())
                            .settings()
                            .valueOf(Context.NORMALIZATION))
                    .isEqualTo(expected);
        }
        assertThat(catalogue
                        .configuration(List.of("normalization=" + text.replace(" ", ",")), "SASL4J")
                        .valueOf(Context.NORMALIZATION))
                .isEqualTo(expected);
        assertThat(Call.of(Map.of("org.sasl4j.normalization", Normalization.NONE), catalogue, Settings.none())
                        .settings()
                        .valueOf(Context.NORMALIZATION))
                .isEqualTo(Preparation.of(Normalization.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name=none",
                "password=none",
                "name=none name=none",
                "name=none password=saslprep realm=none",
                "name=none saslprep",
                "name=none password=nfc",
                "none saslprep"
            })
    void refusesWhatIsNeither(String value) {
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> server("org.sasl4j.normalization", value).evaluateResponse(null))
                .withMessageContaining("name=none,password=saslprep")
                .withMessageContaining("postgresql");
    }

    @Test
    @DisplayName("the configuration's blanks part its entries, so the parts of one are parted by commas")
    void isConfigurable() throws SaslException {
        Sasl4jProvider provider =
                new Sasl4jProvider().configure("normalization=name=none,password=saslprep text.max=9");
        String raw = "\u2168";
        SaslServer server = provider.serverFactory()
                .createSaslServer(
                        "PLAIN", null, null, Map.of(), Answers.user(raw, "IX").authorising());

        server.evaluateResponse(Ours.plain("", raw, raw));

        assertThat(server.getAuthorizationID()).isEqualTo(raw);
        SaslServer bounded =
                provider.serverFactory().createSaslServer("PLAIN", null, null, Map.of(), Answers.user("a", "b"));
        assertFails(
                Reason.MALFORMED,
                "longer than the 9 octets",
                () -> bounded.evaluateResponse(Ours.plain("", "a", "1234567890")));
    }
}
