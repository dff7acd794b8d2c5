package org.sasl4j.tool.decode;

import java.util.List;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;

/** Reads the messages of one exchange, in order. */
interface Decoder {
    /** Reads the next message. */
    Part next(Message message);

    /** Whether the proofs follow from the password. Empty if there was no proof. */
    default List<Verdict> judge(Secret password) throws MechanismException {
        return List.of();
    }

    /** Whether a computed value is the one that was sent, and if not, what differs. */
    record Verdict(String what, boolean right, String why) {}
}
