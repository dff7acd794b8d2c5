package org.sasl4j.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;

@DisplayName("10 D6: servers that send \"+ go ahead\" where the client has to speak first")
class GoAheadTest {
    private static final byte[] GO_AHEAD = "go ahead".getBytes();

    private static Exchange client(String name) {
        return Exchange.client(
                Mechanisms.standard().find(MechanismName.of(name)).orElseThrow(),
                ClientContext.of("user", Secret.of("pencil".toCharArray())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "EXTERNAL", "ANONYMOUS", "FOO"})
    void areAnsweredByTheOneMessageThereIs(String name) throws MechanismException {
        assertThat(client(name).evaluate(GO_AHEAD)).isEqualTo(client(name).evaluate(null));
    }

    @Test
    void areRefusedWhereTheirTextMayMeanSomething() {
        assertThatThrownBy(() -> client("SCRAM-SHA-256").evaluate(GO_AHEAD))
                .isInstanceOf(MechanismException.class)
                .hasMessageContaining("this side has to send the first one");
    }
}
