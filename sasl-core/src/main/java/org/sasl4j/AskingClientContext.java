package org.sasl4j;

import java.util.List;

/** A client's context that passes on to another one every question that it does not answer itself. */
class AskingClientContext extends AskingContext implements ClientContext {
    private final ClientContext other;

    AskingClientContext(ClientContext other) {
        super(other);
        this.other = other;
    }

    @Override
    public String authorizationId() {
        return other.authorizationId();
    }

    @Override
    public Login login() throws MechanismException {
        return other.login();
    }

    @Override
    public Login login(List<String> realms) throws MechanismException {
        return other.login(realms);
    }
}
