package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** What a server can answer for an error (RFC 5802 section 7, server-error-value), and what it means to each side. */
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

    /** The error with this value; unrecognised ones are treated as other-error (RFC 5802 section 7). */
    static ServerError of(String value) {
        for (ServerError error : values()) {
            if (error.value.equals(value)) {
                return error;
            }
        }
        return OTHER_ERROR;
    }

    /** The server's failure, with what it sends the client. */
    MechanismException failure(String message) {
        return telling(new MechanismException(reason, message));
    }

    /** A failure of the server's with this error for the client. */
    MechanismException telling(MechanismException failure) {
        return failure.sending(("e=" + value).getBytes(StandardCharsets.US_ASCII));
    }

    /** The client's failure on receiving this error. */
    MechanismException received() {
        return new MechanismException(reason, "the server refused: " + value);
    }
}
