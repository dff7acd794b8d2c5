package org.sasl4j.mechanism.cram;

import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Step;

/** The client of CRAM-MD5 (RFC 2195 section 2): answers whatever challenge it gets. */
final class CramMd5Client {
    private final ClientContext context;

    CramMd5Client(ClientContext context) {
        this.context = context;
    }

    Step start() {
        return Step.await(this::respond);
    }

    private Step respond(byte[] challenge) throws MechanismException {
        try (Login login = context.login()) {
            requireOneself(login.name());
            return Step.done()
                    .sending(CramMd5Response.of(login.name(), login.password(), challenge)
                            .encode());
        }
    }

    /** The response has no place for an authorization identity, and dropping it would let the user in as another. */
    private void requireOneself(String name) throws MechanismException {
        String authorizationId = context.authorizationId();
        if (!authorizationId.isEmpty() && !authorizationId.equals(name)) {
            throw new MechanismException(
                    Reason.ABORTED,
                    "CRAM-MD5 cannot say whom to act as (RFC 2195): leave the authorization identity out");
        }
    }
}
