package org.sasl4j.conformance;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The provider's side of one exchange, which records what it hears and says. */
public final class Tested {
    private static final byte[] NOTHING = {};

    private final Dialogue dialogue;
    private final Side side;
    private final Endpoint endpoint;

    Tested(Dialogue dialogue, Side side, Endpoint endpoint) {
        this.dialogue = dialogue;
        this.side = side;
        this.endpoint = endpoint;
    }

    /**
     * Gives it a message.
     *
     * @param message null for none, as where a protocol has no initial response
     * @return what it did
     */
    public Reply hear(byte @Nullable [] message) {
        dialogue.kit(message);
        Reply reply = answer(message);
        dialogue.heard(side, reply);
        return reply;
    }

    /**
     * Gives it a message.
     *
     * @param message as text, sent in UTF-8
     * @return what it did
     */
    public Reply hear(String message) {
        return hear(message.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Has it speak first.
     *
     * @return what it did with an empty message
     */
    public Reply begin() {
        return hear(NOTHING);
    }

    /**
     * Gives a server the message that completes a right login.
     *
     * @param message as text, sent in UTF-8
     * @param what the message is
     * @param identity whom the client has to act as then
     * @return what was seen
     * @throws Violation if the server is not complete, or takes the client for somebody else
     */
    public String admits(String message, String what, String identity) {
        return hear(message).completed(what) + actsAs(identity);
    }

    /**
     * Asks a server who the client is.
     *
     * @param identity who it has to be
     * @return what was seen, to be appended to a sentence
     * @throws Violation if it is somebody else
     */
    public String actsAs(String identity) {
        Outcome outcome = ask("getAuthorizationID()", Endpoint::authorizationId);
        if (!identity.equals(outcome.value())) {
            throw new Violation("did not let the client act as " + identity);
        }
        return ", as " + identity;
    }

    /**
     * Gives a server an empty first message where that means that there is none yet (RFC 4422 section 5).
     *
     * @throws Violation if it does not answer with an empty challenge
     */
    public void challengesWithNothing() {
        Reply challenge = begin().taken("an empty first message");
        if (challenge.octets() == null || challenge.octets().length > 0) {
            throw new Violation("did not answer an empty first message with an empty challenge");
        }
    }

    /**
     * Gives a server an empty first message, and then the one that completes a right login.
     *
     * @param message as text, sent in UTF-8
     * @return what was seen
     * @throws Violation if it does not challenge with nothing, or does not let {@link Account#NAME} in
     */
    public String admitsAfterNothing(String message) {
        challengesWithNothing();
        return admits(message, "the message after an empty one", Account.NAME);
    }

    /**
     * Gives a server an empty message that is one. Since it cannot know that it is there, it may challenge with nothing, once.
     *
     * @return what it did with it
     */
    public Reply hearEmpty() {
        Reply first = begin();
        return first.complete() || first.isRefusal() ? first : begin();
    }

    private Reply answer(byte @Nullable [] message) {
        try {
            byte[] answer = endpoint.evaluate(message == null ? null : message.clone());
            return new Reply(answer, null, endpoint.isComplete());
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            return new Reply(null, e, endpoint.isComplete());
        }
    }

    /**
     * Whether it says that it is complete.
     *
     * @return so
     */
    public boolean isComplete() {
        return endpoint.isComplete();
    }

    /**
     * It must not be complete.
     *
     * @param when such as {@code before rspauth}
     * @return what was seen
     * @throws Violation if it is
     */
    public String incomplete(String when) {
        if (isComplete()) {
            throw new Violation("is complete " + when);
        }
        return "is not complete " + when;
    }

    /** A call of a method. */
    @FunctionalInterface
    public interface Question {
        /**
         * Calls it.
         *
         * @param endpoint the client or server itself
         * @return what it returned
         * @throws Exception what it threw
         */
        @Nullable
        Object ask(Endpoint endpoint) throws Exception;
    }

    /**
     * What a call did.
     *
     * @param value what it returned, or null
     * @param failure what it threw; null where it returned
     */
    public record Outcome(@Nullable Object value, @Nullable Throwable failure) {}

    /**
     * Calls a method other than evaluate, and records it.
     *
     * @param name what it is recorded as
     * @param question the call
     * @return what it did
     * @throws NotOffered if the factory refused to make one
     */
    public Outcome ask(String name, Question question) {
        Outcome outcome = outcome(question);
        String did = outcome.failure() == null ? "returned " + shown(outcome.value()) : "threw " + outcome.failure();
        dialogue.note(side.toString(), name + " " + did);
        return outcome;
    }

    /**
     * Has it protect a message.
     *
     * @param message any
     * @return what it did; the value is the buffer that goes over the wire
     */
    public Outcome wrap(byte[] message) {
        return ask("wrap() of " + Octets.brief(message), endpoint -> endpoint.wrap(message.clone()));
    }

    /**
     * Has it take the protection off a buffer.
     *
     * @param buffer as received
     * @return what it did; the value is the message
     */
    public Outcome unwrap(byte[] buffer) {
        return ask("unwrap() of " + Octets.brief(buffer), endpoint -> endpoint.unwrap(buffer.clone()));
    }

    private Outcome outcome(Question question) {
        try {
            return new Outcome(question.ask(endpoint), null);
        } catch (NotOffered e) {
            throw e;
        } catch (Exception | AssertionError e) {
            return new Outcome(null, e);
        }
    }

    private static String shown(@Nullable Object value) {
        return value instanceof byte[] octets ? Octets.brief(octets) : String.valueOf(value);
    }
}
