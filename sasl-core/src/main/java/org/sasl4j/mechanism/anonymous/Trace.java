package org.sasl4j.mechanism.anonymous;

import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.text.TracePrep;
import org.sasl4j.text.Utf8;

/** ANONYMOUS's one message: nothing, an e-mail address, or a token without '@' (RFC 4505 section 2). */
record Trace(String text) {
    private static final int LONGEST_TOKEN = 255;

    static Trace parse(byte[] message, Context context) throws MechanismException {
        Trace trace = new Trace(Utf8.decode(message, "trace", context));
        trace.check(Reason.MALFORMED);
        return trace;
    }

    byte[] encode(Context context) throws MechanismException {
        return Utf8.encode(text, "trace", context);
    }

    void check(Reason reason) throws MechanismException {
        if (text.indexOf('@') < 0 && text.codePointCount(0, text.length()) > LONGEST_TOKEN) {
            throw new MechanismException(
                    reason, "a trace without '@' must not be longer than 255 characters (RFC 4505 section 2)");
        }
        if (text.startsWith("@") || text.endsWith("@")) {
            throw new MechanismException(reason, "a trace with '@' must be an e-mail address (RFC 4505 section 2)");
        }
        if (!TracePrep.allows(text)) {
            throw new MechanismException(
                    reason, "the trace has characters that its profile prohibits (RFC 4505 section 3)");
        }
    }
}
