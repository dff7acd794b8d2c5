package org.sasl4j;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.SettingDefinition;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * How one exchange ended, for JDK Flight Recorder. The event names nobody unless its setting {@code identity} is true.
 * This class is not loaded before a recording starts, nor in a JVM without the module {@code jdk.jfr}.
 */
@Name("org.sasl4j.Authentication")
@Label("SASL Authentication")
@Category("SASL")
@Description("One side of a SASL exchange, from its first evaluation to its end")
@StackTrace(false)
final class AuthenticationEvent extends Event {
    @Label("Mechanism")
    String mechanism = "";

    @Label("Side")
    String side = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Reason")
    @Description("Why it failed")
    @Nullable
    String reason;

    @Label("Messages")
    @Description("How many messages went either way that were not empty")
    int messages;

    @Label("Authentication Identity")
    @Description("Who asked, where the setting identity is true; proven only if the outcome is a server's success")
    @Nullable
    String authenticationId;

    @Label("Authorization Identity")
    @Description("Whom they act as, where the setting identity is true")
    @Nullable
    String authorizationId;

    /** Called before the event is written. */
    @SettingDefinition
    @Name("identity")
    @Label("Identity")
    @Description("Whether the event names the user")
    boolean identity(IdentityControl identity) {
        if (!identity.isOn()) {
            authenticationId = null;
            authorizationId = null;
        }
        return true; // to be written either way
    }

    void write(Authentication authentication) {
        end();
        mechanism = authentication.mechanism().toString();
        side = authentication.side().name();
        outcome = authentication.outcome().name();
        reason = authentication.reason().map(Enum::name).orElse(null);
        messages = authentication.messages();
        authenticationId = authentication.authenticationId().orElse(null);
        authorizationId = authentication.authorizationId().orElse(null);
        commit();
    }
}
