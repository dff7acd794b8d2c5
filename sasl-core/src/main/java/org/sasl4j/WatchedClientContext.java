package org.sasl4j;

import java.util.List;

/** A client's context whose answers tell a watch who is asking. */
final class WatchedClientContext extends AskingClientContext {
    private final Watch watch;

    WatchedClientContext(ClientContext other, Watch watch) {
        super(other);
        this.watch = watch;
        watch.sawAuthorization(other.authorizationId());
    }

    @Override
    public Login login() throws MechanismException {
        return seen(super.login());
    }

    @Override
    public Login login(List<String> realms) throws MechanismException {
        return seen(super.login(realms));
    }

    private Login seen(Login login) {
        watch.sawUser(login.name());
        return login;
    }
}
