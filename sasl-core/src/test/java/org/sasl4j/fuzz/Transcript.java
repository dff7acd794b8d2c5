package org.sasl4j.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;

/** What both sides of a mechanism say when all goes well; null where one waits for the other. */
public record Transcript(List<byte @Nullable []> ofClient, List<byte @Nullable []> ofServer) {
    /** Of two that know what they have to; both are closed. */
    public static Transcript of(Exchange client, Exchange server) {
        List<byte @Nullable []> ofClient = new ArrayList<>();
        List<byte @Nullable []> ofServer = new ArrayList<>();
        try (client;
                server) {
            byte[] message = null;
            do {
                ofServer.add(message);
                message = client.evaluate(message);
                ofClient.add(message);
                message = server.evaluate(message);
            } while (message != null && !client.isComplete());
            ofServer.add(message);
        } catch (MechanismException e) {
            throw new IllegalStateException("the mechanism does not work at all", e);
        }
        return new Transcript(ofClient, ofServer);
    }
}
