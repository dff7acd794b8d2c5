package org.sasl4j.mechanism.scram;

import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** Who sent the message that is read, which decides who is told when it is wrong. */
enum Sender {
    /** The server answers a client's faults with an error. */
    CLIENT {
        @Override
        MechanismException fault(ServerError error, String message) {
            return error.failure(message);
        }
    },
    /** The client has no message for a server's faults. It just fails. */
    SERVER {
        @Override
        MechanismException fault(ServerError error, String message) {
            return new MechanismException(Reason.MALFORMED, message);
        }
    };

    abstract MechanismException fault(ServerError error, String message);
}
