package org.sasl4j.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Sasl4jProvider;
import org.sasl4j.provider.SaslProperties;
import org.sasl4j.tool.Frame.Kind;
import org.sasl4j.tool.Outcome.Ending;
import org.sasl4j.tool.decode.Explanation;

/** A client that chooses a mechanism from the server's offer and authenticates with a claim. */
final class DemoClient {
    private final DemoTls tls;
    private final int port;
    private final PrintWriter paper;

    DemoClient(DemoTls tls, int port, PrintWriter paper) {
        this.tls = tls;
        this.port = port;
        this.paper = paper;
    }

    /**
     * Authenticates with the right claim, and notes why each mechanism was chosen or not. If there is an explanation,
     * the messages are explained, too.
     */
    Outcome authenticate(DemoCase demo, @Nullable Explanation explanation) {
        return authenticate(
                demo, demo.right(), (choice, transcript) -> choice.explain().forEach(transcript::note), explanation);
    }

    /** Authenticates with a claim that must be refused. The choice is the same and is not explained again. */
    Outcome attempt(DemoCase demo, Claim claim) {
        return authenticate(demo, claim, (choice, transcript) -> {}, null);
    }

    private Outcome authenticate(
            DemoCase demo, Claim claim, BiConsumer<Choice, Transcript> reasons, @Nullable Explanation explanation) {
        try (SSLSocket socket = tls.connect(port, claim.certificate())) {
            Transcript transcript = new Transcript(socket, demo.masking(), paper, explanation);
            Connection connection = Connection.tls(socket);
            Choice choice = Negotiation.of(Mechanisms.standard(), demo.policy())
                    .on(connection)
                    .able(Capabilities.having(claim.has()))
                    .choose(List.of(transcript.receive().text().split(" ")));
            reasons.accept(choice, transcript);
            long start = System.nanoTime();
            Ending ending = exchange(demo, claim, connection, choice, transcript);
            long nanos = System.nanoTime() - start;
            String chosen = choice.names().length == 0 ? "none" : choice.names()[0];
            return new Outcome(chosen, why(choice), transcript.messages(), transcript.octets(), nanos, ending);
        } catch (IOException e) {
            return new Outcome("none", "", 0, 0, 0, new Ending.Broken(e.toString()));
        }
    }

    private static Ending exchange(
            DemoCase demo, Claim claim, Connection connection, Choice choice, Transcript transcript)
            throws IOException {
        Map<String, Object> properties = new HashMap<>(Map.of(SaslProperties.CONNECTION.key(), connection));
        properties.putAll(claim.properties());
        String authorizationId = claim.authorizationId().isEmpty() ? null : claim.authorizationId();
        SaslClient client = new Sasl4jProvider(Mechanisms.standard(), demo.policy())
                .clientFactory()
                .createSaslClient(
                        choice.names(),
                        authorizationId,
                        "demo",
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        properties,
                        claim.answers());
        if (client == null) {
            return new Ending.Broken("no mechanism was chosen");
        }
        try {
            return exchange(client, claim, transcript);
        } finally {
            client.dispose();
        }
    }

    private static Ending exchange(SaslClient client, Claim claim, Transcript transcript) throws IOException {
        byte[] first = client.hasInitialResponse() ? client.evaluateChallenge(new byte[0]) : null;
        first = claim.madeByHand().isPresent() ? claim.madeByHand().get().toByteArray() : first;
        transcript.send(Frame.of(Kind.START, client.getMechanismName(), first));
        Frame frame = transcript.receive();
        while (frame.kind() == Kind.CHALLENGE) {
            byte[] response = client.evaluateChallenge(frame.octets());
            transcript.send(Frame.of(Kind.RESPONSE, "", response));
            frame = transcript.receive();
        }
        if (frame.kind() != Kind.SUCCESS) {
            return refusal(frame);
        }
        if (frame.data() != null) {
            client.evaluateChallenge(frame.octets());
        }
        if (!client.isComplete()) {
            return new Ending.Broken("the server said success before the client was convinced");
        }
        return client.getNegotiatedProperty(Sasl.QOP).equals("auth") || passesLayer(client, transcript)
                ? new Ending.Authorised(frame.text())
                : new Ending.Broken("what went through the security layer came back changed");
    }

    private static boolean passesLayer(SaslClient client, Transcript transcript) throws IOException {
        boolean same = Echo.check(transcript.streams(client));
        String strength = (String) client.getNegotiatedProperty(Sasl.STRENGTH);
        transcript.note(Echo.OCTETS + " octets went to the server and came back "
                + (same ? "as they were" : "CHANGED") + ", under " + client.getNegotiatedProperty(Sasl.QOP)
                + (strength == null ? "" : " of strength " + strength));
        return same;
    }

    private static Ending refusal(Frame frame) {
        int colon = frame.text().indexOf(": ");
        return Arrays.stream(Reason.values())
                .filter(reason -> frame.text().startsWith(reason + ": "))
                .findFirst()
                .<Ending>map(reason -> new Ending.Refused(reason, frame.text().substring(colon + 2)))
                .orElse(new Ending.Broken("the server sent " + frame.kind()));
    }

    /** The mechanism that was chosen, and those that it came before. */
    private static String why(Choice choice) {
        List<String> ranked =
                choice.mechanisms().stream().map(DemoClient::ranked).toList();
        return switch (ranked.size()) {
            case 0 -> "";
            case 1 -> "only " + ranked.get(0) + " passed";
            default -> ranked.get(0) + " before " + String.join(", ", ranked.subList(1, ranked.size()));
        };
    }

    private static String ranked(Mechanism mechanism) {
        return mechanism.name() + " " + Mechanisms.standard().priority(mechanism.name());
    }
}
