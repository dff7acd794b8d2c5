package org.sasl4j;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Authentication.Outcome;

/**
 * Notes what happens in one exchange for those who want to hear how it ends: the application's listener and JDK Flight
 * Recorder. If nobody wants to, there is no watch.
 */
final class Watch {
    private static final boolean HAS_FLIGHT_RECORDER = hasFlightRecorder();

    private final Mechanism mechanism;
    private final Exchange.Side side;
    private final Optional<String> peer;
    private final @Nullable AuthenticationListener listener;
    private final @Nullable AuthenticationEvent event;
    private final long began = System.nanoTime();
    private int messages;
    private @Nullable String user;
    private @Nullable String actsAs;

    private Watch(
            Mechanism mechanism,
            Exchange.Side side,
            Optional<String> peer,
            @Nullable AuthenticationListener listener,
            @Nullable AuthenticationEvent event) {
        this.mechanism = mechanism;
        this.side = side;
        this.peer = peer;
        this.listener = listener;
        this.event = event;
    }

    /** The module may be missing, and a container may keep it from us. */
    private static boolean hasFlightRecorder() {
        try {
            FlightRecorder.isInitialized();
            return true;
        } catch (LinkageError missing) {
            return false;
        }
    }

    /** One that begins now, or null if nobody wants to hear of this exchange. */
    static @Nullable Watch begin(Mechanism mechanism, Exchange.Side side, Context context) throws MechanismException {
        Settings settings = context.settings();
        AuthenticationListener listener = settings.get(Context.LISTENER).orElse(null);
        AuthenticationEvent event = HAS_FLIGHT_RECORDER && FlightRecorder.isInitialized() ? recorded() : null;
        return listener == null && event == null
                ? null
                : new Watch(mechanism, side, settings.get(Context.PEER), listener, event);
    }

    /** The event, or null if nothing records it. Where there was no recording yet its class stays unloaded: loading it is dear. */
    private static @Nullable AuthenticationEvent recorded() {
        AuthenticationEvent event = new AuthenticationEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.begin();
        return event;
    }

    /** The same context, whose answers tell who is asking. */
    Context over(Context context) {
        return side == Exchange.Side.CLIENT
                ? new WatchedClientContext((ClientContext) context, this)
                : new WatchedServerContext((ServerContext) context, this);
    }

    /** Counts what was received or is sent. */
    void count(byte @Nullable [] message) {
        count(message == null ? 0 : message.length);
    }

    private void count(int octets) {
        messages += octets > 0 ? 1 : 0;
    }

    void sawUser(String name) {
        user = name;
    }

    void sawAuthorization(String name) {
        if (!name.isEmpty()) {
            actsAs = name;
        }
    }

    void succeeded(Step.Done done) {
        Object proven = done.told(Exchange.AUTHENTICATION_ID);
        if (proven != null) {
            user = proven.toString();
        }
        sawAuthorization(done.authorizationId());
        tell(Outcome.SUCCEEDED, null);
    }

    void failed(MechanismException failure) {
        failure.response().ifPresent(response -> count(response.length()));
        tell(Outcome.FAILED, failure);
    }

    void abandoned() {
        tell(Outcome.ABANDONED, null);
    }

    private void tell(Outcome outcome, @Nullable MechanismException failure) {
        Optional<MechanismException> why = Optional.ofNullable(failure);
        Authentication authentication = new Authentication(
                mechanism.name(),
                side,
                outcome,
                why.map(MechanismException::reason),
                why.map(MechanismException::getMessage),
                why.flatMap(MechanismException::detail),
                Optional.ofNullable(user),
                Optional.ofNullable(actsAs),
                peer,
                messages,
                Duration.ofNanos(System.nanoTime() - began));
        if (event != null) {
            event.write(authentication);
        }
        if (listener != null) {
            tell(listener, authentication);
        }
    }

    private static void tell(AuthenticationListener listener, Authentication authentication) {
        try {
            listener.ended(authentication);
        } catch (Throwable e) { // an application's, of any kind: who is in does not depend on it
            String thrown = e.getClass().getName();
            System.getLogger("org.sasl4j").log(Level.WARNING, "the authentication listener threw " + thrown);
        }
    }
}
