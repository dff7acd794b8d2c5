package org.sasl4j.provider;

import java.util.Optional;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Settings;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.credential.StoreServerContext;

/**
 * Stands for a mechanism that may not run: it fails at the first evaluation, before anything is sent. If the factory
 * threw or returned null instead, the caller might go on to another provider, or send a password in the clear.
 *
 * @param mechanism what was asked for
 * @param refusal why it may not run
 */
record Refused(Mechanism mechanism, MechanismException refusal) implements Mechanism {
    Exchange client(Settings settings) {
        return Exchange.client(this, new ClientContext() {
            @Override
            public Settings settings() {
                return settings;
            }
        });
    }

    Exchange server(Settings settings) {
        return Exchange.server(
                this,
                StoreServerContext.builder((user, realm, name) -> Optional.empty())
                        .settings(settings)
                        .build());
    }

    @Override
    public MechanismName name() {
        return mechanism.name();
    }

    @Override
    public int priority() {
        return mechanism.priority();
    }

    @Override
    public Set<Trait> traits() {
        return mechanism.traits();
    }

    @Override
    public Opening opening() {
        return mechanism.opening();
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        throw refusal;
    }

    @Override
    public Step startServer(ServerContext context) throws MechanismException {
        throw refusal;
    }
}
