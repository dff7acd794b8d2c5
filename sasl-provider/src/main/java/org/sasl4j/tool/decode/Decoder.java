package org.sasl4j.tool.decode;

import java.util.List;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;

/** Reads the messages of one exchange in their order. */
interface Decoder {
    /** What the next message says. */
    Part next(Message message);

    /** Whether what was proven follows from the password; empty if nothing was. */
    default List<Verdict> judge(Secret password) throws MechanismException {
        return List.of();
    }

    /** Whether something computed is as it was sent and, if not, what differs. */
    record Verdict(String what, boolean right, String why) {}
}
