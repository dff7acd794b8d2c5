package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.utf8;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.StringPreparation;
import com.ongres.scram.common.exception.ScramParseException;
import com.ongres.scram.common.exception.ScramServerErrorException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;

/** The SCRAM client of ongres, which PostgreSQL's JDBC driver uses, against our server. */
class OngresScramInteropTest {
    private static final String NAME = "jü,rg=2C€";
    private static final String PASSWORD = "pä,ss=wörd\u2603";

    private static ScramClient ongres(String mechanism, String name, String password) {
        return ScramClient.builder()
                .advertisedMechanisms(List.of(mechanism))
                .username(name)
                .password(password.toCharArray())
                .stringPreparation(StringPreparation.SASL_PREPARATION)
                .build();
    }

    private static SaslServer ours(String mechanism) throws SaslException {
        return Ours.server(
                mechanism,
                Map.of("org.sasl4j.mechanisms", mechanism),
                Answers.user(NAME, PASSWORD).authorising());
    }

    private static String say(SaslServer server, Object message) throws SaslException {
        return new String(server.evaluateResponse(utf8(message.toString())), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @DisplayName("S11: its client logs in, with commas, equals signs and no ASCII in name and password")
    @ValueSource(strings = {"SCRAM-SHA-1", "SCRAM-SHA-224", "SCRAM-SHA-256", "SCRAM-SHA-384", "SCRAM-SHA-512"})
    void logsIn(String mechanism) throws Exception {
        ScramClient client = ongres(mechanism, NAME, PASSWORD);
        SaslServer server = ours(mechanism);

        client.serverFirstMessage(say(server, client.clientFirstMessage()));
        client.serverFinalMessage(say(server, client.clientFinalMessage()));

        assertThat(server.getAuthorizationID()).isEqualTo(NAME);
    }

    @Test
    @DisplayName("S10, S22: with a wrong password it is refused, and understands the error that the exception carries")
    void isRefused() throws Exception {
        ScramClient client = ongres("SCRAM-SHA-256", NAME, "guess");
        SaslServer server = ours("SCRAM-SHA-256");
        client.serverFirstMessage(say(server, client.clientFirstMessage()));

        var failure = assertFails(Reason.REFUSED, "wrong", () -> say(server, client.clientFinalMessage()));

        String last = new String(failure.response().orElseThrow().toByteArray(), StandardCharsets.US_ASCII);
        assertThatExceptionOfType(ScramServerErrorException.class)
                .isThrownBy(() -> client.serverFinalMessage(last))
                .withMessageContaining("proof is invalid");
    }

    @Test
    @DisplayName(
            "S5: it parses an extension of the server's and signs the message without it, so no such server takes it")
    void signsWithoutExtension() throws SaslException, ScramParseException {
        ScramClient client = ongres("SCRAM-SHA-256", NAME, PASSWORD);
        SaslServer server = ours("SCRAM-SHA-256"); // which never sent the extension
        client.serverFirstMessage(say(server, client.clientFirstMessage()) + ",h=dGVzdA==");

        say(server, client.clientFinalMessage());

        assertThat(server.isComplete()).isTrue();
    }
}
