package com.example.consumer.amqp;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Standing;
import java.util.Map;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.qpid.jms.sasl.Mechanism;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.provider.Ours;

/** What the mechanism of the recipe for Qpid's client does, asked by hand as that client asks. */
class QpidMechanismTest {
    @Test
    @DisplayName("12, AMQP 1.0: the mechanism is content with the server's proof, and with nothing less")
    void verifiesProof() throws Exception {
        Standing.FIRST.run(() -> {
            SaslServer server = Ours.server("SCRAM-SHA-256", Map.of("org.sasl4j.credentials", Ours.store()), null);
            Mechanism mechanism = new ScramSha256().createMechanism();
            mechanism.setUsername("alice");
            mechanism.setPassword("secret");
            byte[] serverFirst = server.evaluateResponse(mechanism.getInitialResponse());
            byte[] serverFinal = server.evaluateResponse(mechanism.getChallengeResponse(serverFirst));

            assertThatExceptionOfType(SaslException.class).isThrownBy(mechanism::verifyCompletion);
            mechanism.getChallengeResponse(serverFinal);
            assertThatCode(mechanism::verifyCompletion).doesNotThrowAnyException();
        });
    }
}
