package org.sasl4j.conformance;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The provider's side of one exchange. It records what it hears and says. */
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
     * Gives a message to the provider's side.
     *
     * @param message the message; null for none, as in a protocol without initial responses
     * @return its reply
     */
    public Reply hear(byte @Nullable [] message) {
        dialogue.kit(message);
        Reply reply = answer(message);
        dialogue.heard(side, reply);
        return reply;
    }

    /**
     * Gives a message to the provider's side.
     *
     * @param message the message as text, sent in UTF-8
     * @return its reply
     */
    public Reply hear(String message) {
        return hear(message.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lets the provider's side speak first.
     *
     * @return its reply to an empty message
     */
    public Reply begin() {
        return hear(NOTHING);
    }

    /**
     * Gives a server the message that completes a right login.
     *
     * @param message the message as text, sent in UTF-8
     * @param what what the message is
     * @param identity whom the client has to act as after that
     * @return what was seen
     * @throws Violation if the server is not complete, or takes the client for somebody else
     */
    public String admits(String message, String what, String identity) {
        return hear(message).completed(what) + actsAs(identity);
    }

    /**
     * Asks a server whom the client acts as.
     *
     * @param identity whom it has to act as
     * @return what was seen, to be appended to a sentence
     * @throws Violation if the server says something else
     */
    public String actsAs(String identity) {
        Outcome outcome = ask("getAuthorizationID()", Endpoint::authorizationId);
        if (!identity.equals(outcome.value())) {
            throw new Violation("did not let the client act as " + identity);
        }
        return ", as " + identity;
    }

    /**
     * Gives a server an empty first message, which means that there is none yet (RFC 4422 section 5).
     *
     * @throws Violation if the server does not answer with an empty challenge
     */
    public void challengesWithNothing() {
        Reply challenge = begin().taken("an empty first message");
        if (challenge.octets() == null || challenge.octets().length > 0) {
            throw new Violation("did not answer an empty first message with an empty challenge");
        }
    }

    /**
     * Gives a server an empty first message, and then the message that completes a right login.
     *
     * @param message the second message as text, sent in UTF-8
     * @return what was seen
     * @throws Violation if the server does not answer with an empty challenge, or does not let {@link Account#NAME} in
     */
    public String admitsAfterNothing(String message) {
        challengesWithNothing();
        return admits(message, "the message after an empty one", Account.NAME);
    }

    /**
     * Gives a server a message that is empty on purpose. The server cannot tell it from a missing one, so it may answer
     * with an empty challenge, once.
     *
     * @return its reply
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
     * Whether the provider's side says that it is complete.
     *
     * @return true if it says so
     */
    public boolean isComplete() {
        return endpoint.isComplete();
    }

    /**
     * Requires that the provider's side is not complete.
     *
     * @param when the moment, such as {@code before rspauth}
     * @return what was seen
     * @throws Violation if it is complete
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
         * Calls the method.
         *
         * @param endpoint the client or server of the provider
         * @return what the method returned
         * @throws Exception what the method threw
         */
        @Nullable
        Object ask(Endpoint endpoint) throws Exception;
    }

    /**
     * What a call did.
     *
     * @param value what the call returned, or null
     * @param failure what the call threw, or null if it returned
     */
    public record Outcome(@Nullable Object value, @Nullable Throwable failure) {}

    /**
     * Calls a method other than evaluate, and records the call.
     *
     * @param name the name under which the call is recorded
     * @param question the call
     * @return what the call did
     * @throws NotOffered if the factory refused to make a client or server
     */
    public Outcome ask(String name, Question question) {
        Outcome outcome = outcome(question);
        String did = outcome.failure() == null ? "returned " + shown(outcome.value()) : "threw " + outcome.failure();
        dialogue.note(side.toString(), name + " " + did);
        return outcome;
    }

    /**
     * Lets the provider's side protect a message.
     *
     * @param message any octets
     * @return what the call did; its value is the buffer that goes over the wire
     */
    public Outcome wrap(byte[] message) {
        return ask("wrap() of " + Octets.brief(message), endpoint -> endpoint.wrap(message.clone()));
    }

    /**
     * Lets the provider's side open a protected buffer.
     *
     * @param buffer the buffer as received
     * @return what the call did; its value is the message
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
