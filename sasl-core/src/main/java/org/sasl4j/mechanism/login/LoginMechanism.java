package org.sasl4j.mechanism.login;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.message.OwnIdentity;
import org.sasl4j.message.OwnSecret;
import org.sasl4j.text.Utf8;

/**
 * LOGIN: proves a password by sending it, after the name. It needs a confidential connection. It has no field for an
 * authorization identity. PLAIN does the same in one message.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-murchison-sasl-login-00">draft-murchison-sasl-login</a>
 */
public final class LoginMechanism implements Mechanism {
    private static final MechanismName NAME = MechanismName.of("LOGIN");
    private static final Set<Trait> TRAITS = Set.of(Trait.NOANONYMOUS);
    private static final byte[] ASK_NAME = "Username:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ASK_PASSWORD = "Password:".getBytes(StandardCharsets.US_ASCII);

    /** The mechanism. */
    public LoginMechanism() {}

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 15;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public Opening opening() {
        return Opening.VARIABLE;
    }

    /** The challenges are for people to read. Whatever they say, even nothing, the first one asks for the name. */
    @Override
    public Step startClient(ClientContext context) {
        return Step.awaitEvenEmpty(askedForName -> {
            Login login = context.login();
            try {
                OwnIdentity.require(context, NAME, login.name());
                Secret password = OwnSecret.requirePassword(login.password(), context);
                byte[] name = required(Utf8.encode(login.name(), "user name", context), Reason.ABORTED);
                return Step.send(name, askedForPassword -> password(password)).holding(password);
            } catch (MechanismException | RuntimeException e) {
                login.close();
                throw e;
            }
        });
    }

    private static Step password(Secret password) throws MechanismException {
        byte[] octets = password.revealBytes();
        try {
            return Step.done().sending(required(octets, Reason.ABORTED));
        } catch (MechanismException e) {
            Arrays.fill(octets, (byte) 0);
            throw e;
        }
    }

    /** Some clients send the name before they are asked. */
    @Override
    public Step startServer(ServerContext context) {
        return Step.awaitEvenNone(early ->
                early.length > 0 ? name(early, context) : Step.send(ASK_NAME.clone(), name -> name(name, context)));
    }

    private Step name(byte[] message, ServerContext context) throws MechanismException {
        String name = Utf8.decode(required(message, Reason.MALFORMED), "user name", context);
        return Step.send(ASK_PASSWORD.clone(), password -> verify(name, password, context));
    }

    private Step verify(String name, byte[] message, ServerContext context) throws MechanismException {
        Utf8.requireValid(required(message, Reason.MALFORMED), 0, message.length, "password", context);
        try (Secret password = Secret.copyOf(message)) {
            return ServerContext.admit(context, this, name, password, "");
        }
    }

    private static byte[] required(byte[] part, Reason reason) throws MechanismException {
        boolean nul = false;
        for (byte octet : part) {
            nul |= octet == 0;
        }
        if (part.length == 0 || nul) {
            throw new MechanismException(reason, "a user name or a password is empty or has a NUL in it");
        }
        return part;
    }
}
