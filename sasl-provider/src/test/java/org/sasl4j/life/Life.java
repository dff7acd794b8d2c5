package org.sasl4j.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;

/**
 * One end of an exchange beside what RFC 4422 and javax say its state is: whatever is done to it, both have to agree.
 */
final class Life {
    /** What an end may be. */
    enum State {
        RUNNING,
        COMPLETE,
        FAILED,
        DISPOSED
    }

    private static final Pattern HASHED =
            Pattern.compile("(?<![a-z-])(username|realm|nonce|nc|cnonce|digest-uri|response"
                    + "|qop|algorithm|authzid)=(\"[^\"]*\"|[^,]*)");

    private final End end;
    private State state = State.RUNNING;
    private boolean wasComplete; // when it was disposed of

    Life(End end) {
        this.end = end;
    }

    State state() {
        return state;
    }

    /** Evaluates a message; the reply, or null if there was none or it failed. */
    byte[] evaluate(byte[] message) {
        byte[] before = message == null ? null : message.clone();
        byte[] reply = null;
        try {
            reply = end.evaluate(message);
            assertThat(state).as("evaluated").isIn(State.RUNNING, State.COMPLETE);
            if (state == State.COMPLETE && end.isComplete()) {
                assertThat(message == null || message.length == 0)
                        .as("empty after success")
                        .isTrue();
                assertThat(reply).as("reply after success").isNull();
            }
            state = end.isComplete() ? State.COMPLETE : State.RUNNING;
        } catch (SaslException e) {
            assertThat(state).as("failed").isIn(State.RUNNING, State.COMPLETE, State.FAILED);
            assertThat(e.getMessage()).isNotBlank().doesNotContain("could not go on"); // a slip of ours, see Exchange
            state = State.FAILED;
        } catch (IllegalStateException e) {
            assertThat(state).as("called misuse").isEqualTo(State.DISPOSED);
        }
        assertThat(message).as("what the caller gave").isEqualTo(before);
        check();
        return reply;
    }

    void dispose() throws SaslException {
        wasComplete |= state == State.COMPLETE;
        state = state == State.FAILED ? State.FAILED : State.DISPOSED;
        end.dispose();
        check();
    }

    /** What may be asked of it, and what not. */
    void check() {
        boolean complete = state == State.COMPLETE || state == State.DISPOSED && wasComplete;
        assertThat(end.isComplete()).as("complete while " + state).isEqualTo(complete);
        if (complete) {
            assertThat(end.negotiated(Sasl.QOP)).isIn("auth", "auth-int", "auth-conf");
        } else {
            assertMisuse(() -> end.negotiated(Sasl.QOP));
            assertMisuse(() -> end.negotiated("anything"));
            assertMisuse(end::authorizationId);
        }
    }

    /** Wraps or unwraps; the outcome, or null if it was refused. */
    byte[] protect(boolean wraps, byte[] octets) {
        try {
            byte[] result = wraps ? end.wrap(octets) : end.unwrap(octets);
            assertThat(state).as("protected").isEqualTo(State.COMPLETE);
            assertThat(end.negotiated(Sasl.QOP)).isNotEqualTo("auth");
            return result;
        } catch (SaslException e) {
            assertThat(state).as("a layer that refuses").isIn(State.COMPLETE, State.DISPOSED);
        } catch (IllegalStateException e) {
            assertThat(state != State.COMPLETE || end.negotiated(Sasl.QOP).equals("auth"))
                    .as("misuse of a layer that is there")
                    .isTrue();
        }
        check();
        return null;
    }

    private static void assertMisuse(Runnable question) {
        try {
            question.run();
        } catch (IllegalStateException e) {
            return;
        }
        throw new AssertionError("answered before the exchange was complete");
    }

    /** Whether a message says something that the other end did not say, and that a proof covers. */
    static boolean misleads(byte[] message, byte[] said) {
        return message != null
                && message.length > 0
                && (said == null || !covered(message).equals(covered(said)));
    }

    /** DIGEST-MD5 hashes some directives. The others can be changed on the way: a charset, a cipher (RFC 2831 section 3.6). */
    private static List<String> covered(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        return text.contains("nonce=\"")
                ? HASHED.matcher(text).results().map(MatchResult::group).toList()
                : List.of(text);
    }
}
