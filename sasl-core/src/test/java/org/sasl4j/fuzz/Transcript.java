package org.sasl4j.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;

/** What both sides of a mechanism say when all goes well; null where one waits for the other. */
record Transcript(List<byte @Nullable []> ofClient, List<byte @Nullable []> ofServer) {
    static Transcript of(Mechanism mechanism, Party client, Party server) {
        List<byte @Nullable []> ofClient = new ArrayList<>();
        List<byte @Nullable []> ofServer = new ArrayList<>();
        try (Exchange first = client.client(mechanism);
                Exchange second = server.server(mechanism)) {
            byte[] message = null;
            do {
                ofServer.add(message);
                message = first.evaluate(message);
                ofClient.add(message);
                message = second.evaluate(message);
            } while (message != null && !first.isComplete());
            ofServer.add(message);
        } catch (MechanismException e) {
            throw new IllegalStateException(mechanism.name() + " does not work at all", e);
        }
        return new Transcript(ofClient, ofServer);
    }
}
