package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/**
 * The errors that a server can answer (RFC 5802 section 7, server-error-value), and the reason that each stands for.
 */
enum ServerError {
    INVALID_ENCODING("invalid-encoding", Reason.MALFORMED),
    EXTENSIONS_NOT_SUPPORTED("extensions-not-supported", Reason.MALFORMED),
    INVALID_PROOF("invalid-proof", Reason.REFUSED),
    CHANNEL_BINDINGS_DONT_MATCH("channel-bindings-dont-match", Reason.BINDING),
    SERVER_DOES_SUPPORT_CHANNEL_BINDING("server-does-support-channel-binding", Reason.BINDING),
    CHANNEL_BINDING_NOT_SUPPORTED("channel-binding-not-supported", Reason.BINDING),
    UNSUPPORTED_CHANNEL_BINDING_TYPE("unsupported-channel-binding-type", Reason.BINDING),
    UNKNOWN_USER("unknown-user", Reason.REFUSED),
    INVALID_USERNAME_ENCODING("invalid-username-encoding", Reason.MALFORMED),
    NO_RESOURCES("no-resources", Reason.TEMPORARY),
    OTHER_ERROR("other-error", Reason.REFUSED);

    private final String value;
    private final Reason reason;

    ServerError(String value, Reason reason) {
        this.value = value;
        this.reason = reason;
    }

    /** The error with this value. An unrecognised one is treated as other-error (RFC 5802 section 7). */
    static ServerError of(String value) {
        for (ServerError error : values()) {
            if (error.value.equals(value)) {
                return error;
            }
        }
        return OTHER_ERROR;
    }

    /** A failure of the server that carries this error for the client. */
    MechanismException failure(String message) {
        return telling(new MechanismException(reason, message));
    }

    /** Lets a failure of the server carry this error for the client. */
    MechanismException telling(MechanismException failure) {
        return failure.sending(("e=" + value).getBytes(StandardCharsets.US_ASCII));
    }

    /** The failure of a client that receives this error. */
    MechanismException received() {
        return new MechanismException(reason, "the server refused: " + value);
    }
}
