package org.sasl4j.conformance.digest;

import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.digest.Digest.INT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** The longest buffers that each side takes (RFC 2831 section 2.1). */
final class BufferRow {
    private static final int DEFAULT = 65_536;
    private static final int MOST = 16_777_215;
    private static final int MAC_BLOCK = 16;

    private BufferRow() {}

    static Row row() {
        List<Trial> trials = new ArrayList<>();
        for (Trials side : List.of(HOSTILE_TO_CLIENTS, HOSTILE_TO_SERVERS)) {
            trials.add(side.of("no maxbuf, which means 65536", dialogue -> room(dialogue, "", DEFAULT)));
            trials.add(side.of("maxbuf=4096", dialogue -> room(dialogue, ",maxbuf=4096", 4096)));
            trials.add(side.of("maxbuf=16777215", dialogue -> room(dialogue, ",maxbuf=16777215", MOST)));
            for (String value : List.of("0", "5", "16", "16777216", "4294967300", "-1", "abc")) {
                trials.add(
                        side.of("maxbuf=" + value, dialogue -> exchange(dialogue, INT, "auth-int", ",maxbuf=" + value)
                                .reply()
                                .refusedProperly("maxbuf=" + value)));
            }
            trials.add(side.of(
                    "maxbuf=abc without a layer",
                    dialogue -> cleanly(
                            exchange(dialogue, Map.of(), "auth", ",maxbuf=abc").reply())));
        }
        return new Row(
                "D16",
                "RFC 2831 section 2.1",
                "maxbuf is a number from 17 to 16777215, and 65536 where it is missing; what may be wrapped at once is at"
                        + " least 16 less than the peer's",
                trials);
    }

    /** Without a layer the directive does not matter, so the provider may ignore it. */
    private static String cleanly(Reply reply) {
        return reply.isRefusal() ? reply.refusedProperly("maxbuf=abc") : "took no notice of maxbuf=abc";
    }

    /** The provider's side, and its reply to a maxbuf of the kit. */
    private record Played(Tested tested, Reply reply) {}

    private static Played exchange(Dialogue dialogue, Map<String, ?> properties, String qop, String maxbuf) {
        if (dialogue.side() == Side.CLIENT) {
            KitServer kit = KitServer.of(dialogue, properties);
            String challenge = Digest.offering(qop, maxbuf);
            Reply reply = kit.challenge(challenge);
            if (!reply.isRefusal()) {
                kit.answered(challenge, reply);
                kit.finish();
            }
            return new Played(kit.client(), reply);
        }
        KitClient kit = KitClient.of(dialogue, properties);
        return new Played(kit.server(), kit.say(kit.usual().with("qop", qop), text -> text + maxbuf));
    }

    private static String room(Dialogue dialogue, String maxbuf, int most) {
        Played played = exchange(dialogue, INT, "auth-int", maxbuf);
        played.reply().taken(maxbuf.isEmpty() ? "no maxbuf" : maxbuf.substring(1));
        Object told = played.tested()
                .ask("getNegotiatedProperty(RAW_SEND_SIZE)", endpoint -> endpoint.property(Sasl.RAW_SEND_SIZE))
                .value();
        if (told == null) {
            throw new NotOffered("does not tell Sasl.RAW_SEND_SIZE");
        }
        if (!told.toString().matches("[0-9]{1,9}") || Integer.parseInt(told.toString()) > most - MAC_BLOCK) {
            throw new Violation("lets " + told + " octets be wrapped, where the peer takes buffers of " + most);
        }
        return "lets " + told + " octets be wrapped";
    }
}
