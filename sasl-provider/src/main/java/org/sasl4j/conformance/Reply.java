package org.sasl4j.conformance;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * What the provider's side did with a message.
 *
 * @param octets its answer, or null for none
 * @param failure what it threw, or null
 * @param complete whether it said afterwards that it is complete
 */
public record Reply(byte @Nullable [] octets, @Nullable Throwable failure, boolean complete) {
    private static final int ERROR = 2; // e=

    /**
     * The answer as text.
     *
     * @return the text, empty if there was no answer
     */
    public String text() {
        return octets == null ? "" : new String(octets, StandardCharsets.UTF_8);
    }

    /**
     * Whether the message was refused. A refusal is an exception, or a SCRAM error (RFC 5802 section 7) without
     * completion.
     *
     * @return false if the exchange goes on or is complete; after an exception it does not matter what it says of
     *     completion
     */
    public boolean isRefusal() {
        return failure != null || isError() && !complete;
    }

    private boolean isError() {
        return octets != null && octets.length > ERROR && text().startsWith("e=");
    }

    /**
     * Requires that the message was refused, by any exception.
     *
     * @param what what the message was, such as {@code a nonce sent twice}
     * @return what was seen
     * @throws Violation if the message was accepted, or caused an Error
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
     * Requires that the message was refused by a SaslException, or by an error of the mechanism.
     *
     * @param what what the message was
     * @return what was seen
     * @throws Violation if it was accepted, or something else was thrown
     */
    public String refusedProperly(String what) {
        if (failure != null && !(failure instanceof SaslException)) {
            throw new Violation(
                    "threw " + failure.getClass().getSimpleName() + ", which is no SaslException, on " + what);
        }
        return refused(what);
    }

    /**
     * Requires that the message was accepted.
     *
     * @param what what the message was
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
     * Requires that the exchange is complete.
     *
     * @param what what the message was that should complete it
     * @return what was seen
     * @throws Violation if the exchange is not complete
     */
    public String completed(String what) {
        taken(what);
        if (!complete) {
            throw new Violation("was not complete after " + what);
        }
        return "was complete after " + what;
    }

    /** Why the message was refused. */
    private String why() {
        if (failure == null) {
            return "answered " + text();
        }
        return "threw " + failure.getClass().getSimpleName() + " (" + failure.getMessage() + ")";
    }
}
