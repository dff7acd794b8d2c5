package org.sasl4j.conformance;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * What the provider's side did with a message.
 *
 * @param octets what it answered; null where it answered nothing
 * @param failure what it threw; null where it threw nothing
 * @param complete whether it said that it is complete afterwards
 */
public record Reply(byte @Nullable [] octets, @Nullable Throwable failure, boolean complete) {
    private static final int ERROR = 2; // e=

    /**
     * The answer as text.
     *
     * @return it, empty where there is none
     */
    public String text() {
        return octets == null ? "" : new String(octets, StandardCharsets.UTF_8);
    }

    /**
     * Whether the message was refused: by an exception, or by a SCRAM error (RFC 5802 section 7) and no completion.
     *
     * @return false where the exchange goes on or is complete; what it says of completion after an exception is not asked
     */
    public boolean isRefusal() {
        return failure != null || isError() && !complete;
    }

    private boolean isError() {
        return octets != null && octets.length > ERROR && text().startsWith("e=");
    }

    /**
     * The message has to be refused, by whatever exception.
     *
     * @param what the message, such as {@code a nonce sent twice}
     * @return what was seen
     * @throws Violation if the message was taken, or was met by an Error
     */
    public String refused(String what) {
        if (failure instanceof Error) {
            throw new Violation(
                    "stumbled over " + what + ": threw " + failure.getClass().getSimpleName());
        }
        if (!isRefusal()) {
            throw new Violation("took " + what + (complete ? " and was complete" : " and went on"));
        }
        return "refused " + what + ": " + why();
    }

    /**
     * The message has to be refused by a SaslException, or an error of the mechanism.
     *
     * @param what the message
     * @return what was seen
     * @throws Violation if it was taken, or something else was thrown
     */
    public String refusedProperly(String what) {
        if (failure != null && !(failure instanceof SaslException)) {
            throw new Violation(
                    "threw " + failure.getClass().getSimpleName() + ", which is no SaslException, on " + what);
        }
        return refused(what);
    }

    /**
     * The message has to be taken.
     *
     * @param what the message
     * @return this
     * @throws Violation if it was refused
     */
    public Reply taken(String what) {
        if (isRefusal()) {
            throw Violation.refusing("refused " + what + ": " + why());
        }
        return this;
    }

    /**
     * The exchange has to be complete.
     *
     * @param what the message that completes it
     * @return what was seen
     * @throws Violation if it is not
     */
    public String completed(String what) {
        taken(what);
        if (!complete) {
            throw new Violation("was not complete after " + what);
        }
        return "was complete after " + what;
    }

    /** Why it was refused. */
    private String why() {
        if (failure == null) {
            return "answered " + text();
        }
        return "threw " + failure.getClass().getSimpleName() + " (" + failure.getMessage() + ")";
    }
}
