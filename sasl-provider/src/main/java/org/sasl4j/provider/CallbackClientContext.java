package org.sasl4j.provider;

import java.util.List;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Protection;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.message.Answered;

/** A client's answers from what was selected for it and its application's callback handler. */
final class CallbackClientContext extends Callbacks implements ClientContext {
    private static final String UNUSABLE = "no usable password came from the CallbackHandler: UTF-8 cannot express it";

    private final Selected selected;
    private final String authorizationId;
    private final @Nullable String protocol;
    private final @Nullable String serverName;

    CallbackClientContext(
            Selected selected,
            String authorizationId,
            @Nullable String protocol,
            @Nullable String serverName,
            @Nullable CallbackHandler handler) {
        super(handler);
        this.selected = selected;
        this.authorizationId = authorizationId;
        this.protocol = protocol;
        this.serverName = serverName;
    }

    @Override
    public Settings settings() {
        return selected.settings();
    }

    @Override
    public Connection connection() {
        return selected.connection();
    }

    @Override
    public Protection protection() {
        return selected.protection();
    }

    @Override
    public String authorizationId() {
        return authorizationId;
    }

    @Override
    public Service service() {
        return Service.orNull(protocol, serverName);
    }

    @Override
    public Login login() throws MechanismException {
        NameCallback name = Answered.askingName(selected.prompts().name(), authorizationId);
        PasswordCallback password = new PasswordCallback(selected.prompts().password(), false);
        requireKnown(ask(name, password));
        return login(name, password);
    }

    /** All three in one call, the realm first (SunSASL's order). */
    @Override
    public Login login(List<String> realms) throws MechanismException {
        NameCallback name = Answered.askingName(selected.prompts().name(), authorizationId);
        PasswordCallback password = new PasswordCallback(selected.prompts().password(), false);
        RealmQuestion realm = RealmQuestion.of(selected.prompts().realm(), realms);
        requireKnown(ask(realm, name, password));
        return login(name, password).in(realm.answer());
    }

    private MechanismName name() {
        return selected.mechanism().name();
    }

    private void requireKnown(boolean known) throws MechanismException {
        if (!known) {
            throw new MechanismException(
                    Reason.ABORTED,
                    isPresent()
                            ? name() + " needs a CallbackHandler that answers NameCallback and PasswordCallback"
                            : name() + " needs a CallbackHandler, and none was given");
        }
    }

    private Login login(NameCallback name, PasswordCallback password) throws MechanismException {
        Secret secret = Answered.secret(password, Reason.ABORTED, UNUSABLE);
        String given = Answered.name(name);
        if (given.isEmpty()) {
            if (secret != null) {
                secret.close();
            }
            throw new MechanismException(Reason.ABORTED, name() + " got no user name from the CallbackHandler");
        }
        return new Login(given, secret);
    }
}
