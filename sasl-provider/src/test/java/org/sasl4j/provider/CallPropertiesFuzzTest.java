package org.sasl4j.provider;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.Mechanism;
import org.sasl4j.mechanism.Mechanisms;

/** The properties of a call, whatever they say: nothing is thrown but a SaslException, and that by the first evaluation. */
class CallPropertiesFuzzTest {
    private static final Sasl4jProvider PROVIDER = new Sasl4jProvider();
    private static final Logger LOG = Logger.getLogger("org.sasl4j");
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

    static {
        LOG.setLevel(Level.OFF);
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

    @FuzzTest
    void failTheFirstEvaluationAtMost(FuzzedDataProvider data) throws SaslException {
        String[] mechanism = {data.pickValue(MECHANISMS).name().toString()};
        Map<String, Object> properties = new HashMap<>();
        for (int i = data.consumeInt(0, 3); i >= 0; i--) {
            properties.put(data.pickValue(KEYS), value(data));
        }
        SaslClient client = PROVIDER.clientFactory()
                .createSaslClient(mechanism, null, "imap", "mail.example.com", properties, SILENT);
        SaslServer server =
                PROVIDER.serverFactory().createSaslServer(mechanism[0], "imap", "mail.example.com", properties, SILENT);
        if (client != null) {
            evaluate(client, data.consumeBytes(50));
        }
        if (server != null) {
            evaluate(server, data.consumeRemainingAsBytes());
        }
    }

    private static Object value(FuzzedDataProvider data) {
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
        }
    }
}
