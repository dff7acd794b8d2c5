package org.sasl4j.provider;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.BeforeEach;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.Trait;
import org.sasl4j.fuzz.Allowance;
import org.sasl4j.mechanism.Mechanisms;

/**
 * The properties of a call, whatever they say: nothing is thrown but a SaslException, and that by the first evaluation, after
 * which nobody is let in who has not said a secret.
 */
class CallPropertiesFuzzTest {
    private static final Sasl4jProvider PROVIDER = new Sasl4jProvider();
    private static final Allowance ALLOWANCE = new Allowance(256 << 10, 200);
    private static final int LONGEST = 50;
    private static final List<String> WITHOUT_SECRET = List.of("EXTERNAL", "ANONYMOUS");
    private static final CallbackHandler SILENT = questions -> {};
    private static final List<Mechanism> MECHANISMS = Mechanisms.standard().ranked();
    private static final List<String> KEYS = Stream.concat(
                    PROVIDER.properties().stream()
                            .flatMap(property -> Stream.concat(Stream.of(property.key()), property.alias().stream())),
                    Stream.of(
                            Sasl.QOP,
                            Sasl.STRENGTH,
                            Sasl.MAX_BUFFER,
                            Sasl.RAW_SEND_SIZE,
                            Sasl.REUSE,
                            Sasl.SERVER_AUTH,
                            Sasl.POLICY_NOPLAINTEXT,
                            Sasl.POLICY_PASS_CREDENTIALS,
                            "jdk.internal.sasl.tlschannelbinding"))
            .toList();

    @BeforeEach
    void hushWarnings() {
        LogLines.listenAt(Level.OFF);
    }

    static void requireNoFault(SaslException refused) {
        if (String.valueOf(refused.getMessage()).endsWith("could not go on")) {
            throw new AssertionError(refused.getMessage(), refused.getCause());
        }
    }

    static void requireIncomplete(SaslClient client) {
        if (client.isComplete()) {
            throw new AssertionError("complete after it has failed");
        }
    }

    private static void requireIncomplete(SaslServer server) {
        if (server.isComplete()) {
            throw new AssertionError("complete after it has failed");
        }
    }

    @FuzzTest
    void failTheFirstEvaluationAtMost(FuzzedDataProvider data) throws SaslException {
        int length = data.remainingBytes();
        Mechanism mechanism = data.pickValue(MECHANISMS);
        Map<String, Object> properties = new HashMap<>();
        for (int i = data.consumeInt(0, 3); i >= 0; i--) {
            properties.put(data.pickValue(KEYS), value(data));
        }
        byte[] challenge = data.consumeBytes(LONGEST);
        byte[] response = data.consumeRemainingAsBytes();
        ALLOWANCE.hold(length, () -> evaluated(mechanism, properties, challenge, response));
    }

    private static String evaluated(
            Mechanism mechanism, Map<String, Object> properties, byte[] challenge, byte[] response)
            throws SaslException {
        String name = mechanism.name().toString();
        SaslClient client = PROVIDER.clientFactory()
                .createSaslClient(new String[] {name}, null, "imap", "mail.example.com", properties, SILENT);
        SaslServer server =
                PROVIDER.serverFactory().createSaslServer(name, "imap", "mail.example.com", properties, SILENT);
        if (client != null) {
            evaluate(client, challenge);
            requireNothingProven(client.isComplete() && mechanism.traits().contains(Trait.MUTUAL));
        }
        if (server != null) {
            evaluate(server, response);
            requireNothingProven(server.isComplete() && !WITHOUT_SECRET.contains(name));
        }
        return name;
    }

    private static void requireNothingProven(boolean proven) {
        if (proven) {
            throw new AssertionError("complete, and nobody has said a secret");
        }
    }

    private static Object value(FuzzedDataProvider data) throws SaslException {
        return switch (data.consumeInt(0, 5)) {
            case 0 -> data.consumeInt();
            case 1 -> data.consumeBoolean();
            case 2 -> data.consumeBytes(20);
            case 3 -> List.of(data.consumeString(20), data.consumeString(20));
            case 4 -> Map.of(data.consumeString(10), data.consumeString(20));
            default -> new String(data.consumeBytes(40), StandardCharsets.UTF_8);
        };
    }

    private static void evaluate(SaslClient client, byte[] challenge) {
        try {
            client.evaluateChallenge(challenge);
        } catch (SaslException refused) {
            requireNoFault(refused);
            requireIncomplete(client);
        }
    }

    private static void evaluate(SaslServer server, byte[] response) {
        try {
            server.evaluateResponse(response);
        } catch (SaslException refused) {
            requireNoFault(refused);
            requireIncomplete(server);
        }
    }
}
