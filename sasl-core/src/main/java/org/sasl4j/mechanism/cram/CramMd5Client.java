package org.sasl4j.mechanism.cram;

import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.Step;
import org.sasl4j.message.OwnIdentity;
import org.sasl4j.message.OwnSecret;

/** The client of CRAM-MD5 (RFC 2195 section 2): answers whatever challenge it gets. */
final class CramMd5Client {
    private final CramMd5 mechanism;
    private final ClientContext context;

    CramMd5Client(CramMd5 mechanism, ClientContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    Step start() {
        return Step.await(this::respond);
    }

    private Step respond(byte[] challenge) throws MechanismException {
        try (Login login = context.login()) {
            OwnIdentity.require(context, mechanism.name(), login.name());
            Secret password = OwnSecret.requirePassword(login.password(), context);
            return Step.done()
                    .sending(CramMd5Response.of(login.name(), password, challenge)
                            .encode(context));
        }
    }
}
