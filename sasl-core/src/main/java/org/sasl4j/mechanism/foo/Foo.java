package org.sasl4j.mechanism.foo;

import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.message.PlainMessage;

/** FOO: PLAIN's message, with the password under double ROT13. That is twice as safe as ROT13. */
public final class Foo implements Mechanism {
    /** The mechanism. */
    public Foo() {}

    @Override
    public MechanismName name() {
        return MechanismName.of("FOO");
    }

    @Override
    public int priority() {
        return 60;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.NOANONYMOUS, Trait.OPT_IN);
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        try (Login login = context.login();
                Secret hidden = rot13(rot13(login.password()))) {
            return Step.done().sending(PlainMessage.encode(context.authorizationId(), login.name(), hidden, context));
        }
    }

    @Override
    public Step startServer(ServerContext context) {
        return Step.await(received -> {
            try (PlainMessage message = PlainMessage.parse(received, context);
                    Secret password = rot13(rot13(message.password()))) {
                return ServerContext.admit(
                        context, this, message.authenticationId(), password, message.authorizationId());
            }
        });
    }

    private static Secret rot13(Secret secret) {
        byte[] octets = secret.revealBytes();
        for (int i = 0; i < octets.length; i++) {
            int letter = (octets[i] | 0x20) - 'a';
            octets[i] = (byte) (octets[i] + (letter < 0 || letter >= 26 ? 0 : letter < 13 ? 13 : -13));
        }
        return Secret.owning(octets);
    }
}
