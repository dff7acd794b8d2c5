package org.sasl4j;

import java.time.Duration;
import java.util.Optional;
import org.sasl4j.MechanismException.Reason;

/**
 * How one exchange ended, as an {@link AuthenticationListener} is told. It holds no secret. What came from the peer is text as
 * received: make it fit for a log with {@link ExchangeLog#printable}.
 *
 * @param mechanism what ran
 * @param side whose end of the exchange this is
 * @param outcome how it ended
 * @param reason why it failed; empty unless it did
 * @param message what the exception says, which the peer may be told; empty unless it failed
 * @param detail what no peer is told, such as that there is no such user; empty if there is nothing to add
 * @param authenticationId after a server's success who proved who they are, else who was claimed to be asking, which nobody has
 *     proven; empty if nobody was named
 * @param authorizationId whom the user acts as, or after a failure was to act as; empty if nobody said
 * @param peer the other end's address, as the application told it ({@link Context#PEER}); empty if it did not
 * @param messages how many messages went either way that were not empty
 * @param duration from the first evaluation to this end, with the time spent waiting for the peer
 */
public record Authentication(
        MechanismName mechanism,
        Exchange.Side side,
        Outcome outcome,
        Optional<Reason> reason,
        Optional<String> message,
        Optional<String> detail,
        Optional<String> authenticationId,
        Optional<String> authorizationId,
        Optional<String> peer,
        int messages,
        Duration duration) {
    /** How an exchange ends. */
    public enum Outcome {
        /** This side is content. */
        SUCCEEDED,
        /** It was refused, by either side, or could not be judged. */
        FAILED,
        /** It was closed before its end. */
        ABANDONED
    }
}
