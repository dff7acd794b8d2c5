package org.sasl4j.foreign;

import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.Service;

/** A client's context that accepts a security layer. */
record Protected(ClientContext own, Protection protection) implements ClientContext {
    @Override
    public Login login() throws MechanismException {
        return own.login();
    }

    @Override
    public Service service() {
        return own.service();
    }
}
