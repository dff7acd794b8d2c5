package org.sasl4j.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.CredentialStore;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.MechanismException;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.credential.Authorizer;
import org.sasl4j.credential.Population;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.provider.SaslProperties.InitialEmpty;

/** Makes servers. Stateless and shared by all threads. */
final class ServerFactory implements SaslServerFactory {
    private final Selection selection;

    ServerFactory(Selection selection) {
        this.selection = selection;
    }

    @Override
    public @Nullable SaslServer createSaslServer(
            String mechanism,
            @Nullable String protocol,
            @Nullable String serverName,
            @Nullable Map<String, ?> props,
            @Nullable CallbackHandler handler) {
        List<Mechanism> known = selection.known(mechanism);
        if (known.isEmpty()) {
            return null;
        }
        Settings settings = selection.configured();
        try {
            Call call = selection.call(props);
            settings = call.settings();
            Selected selected = selection.best(known, call, handler);
            if (selected == null) {
                return null;
            }
            StoreServerContext context = context(selected, protocol, serverName, handler);
            return new ExchangeSaslServer(
                    Exchange.server(selected.mechanism(), context),
                    context.settings().valueOf(SaslProperties.INITIAL_EMPTY),
                    handler);
        } catch (MechanismException refusal) {
            Exchange exchange = new Refused(known.get(0), refusal).server(settings);
            return new ExchangeSaslServer(exchange, InitialEmpty.MESSAGE, handler);
        }
    }

    private static StoreServerContext context(
            Selected selected,
            @Nullable String protocol,
            @Nullable String serverName,
            @Nullable CallbackHandler handler)
            throws MechanismException {
        LastServer last = selected.lastServer();
        StoreServerContext again = last.context(protocol, serverName, handler);
        if (again != null) {
            return again;
        }
        StoreServerContext made = make(selected, Service.orNull(protocol, serverName), Callbacks.of(handler));
        if (servesAgain(selected)) {
            last.keep(protocol, serverName, handler, made);
        }
        return made;
    }

    /** Whether a context may serve again: the store over a handler that is asked for proofs remembers how that answered. */
    private static boolean servesAgain(Selected selected) {
        Mechanism mechanism = selected.mechanism();
        return selected.settings().has(SaslProperties.CREDENTIALS)
                || mechanism.sendsSecret()
                || mechanism.need() != Need.PASSWORD;
    }

    private static StoreServerContext make(Selected selected, Service service, Callbacks callbacks)
            throws MechanismException {
        Optional<CredentialStore> given = selected.settings().get(SaslProperties.CREDENTIALS);
        StoreServerContext.Builder context = given.isPresent()
                ? StoreServerContext.builder(given.get())
                : StoreServerContext.builder(new CallbackCredentialStore(
                                selected,
                                callbacks,
                                selected.settings()
                                        .valueOf(Context.NORMALIZATION)
                                        .password()))
                        .population(population(selected.mechanism(), callbacks));
        return context.service(service)
                .connection(selected.connection())
                .protection(selected.protection())
                .settings(selected.settings())
                .asking(callbacks)
                .authorizer(
                        callbacks.isPresent()
                                ? new CallbackAuthorizer(selected.mechanism(), callbacks)
                                : Authorizer.oneself())
                .build();
    }

    /** By the handler's class, because the store is made for each exchange. */
    private static Population population(Mechanism mechanism, Callbacks callbacks) {
        return mechanism.sendsSecret() ? Population.none() : Population.of(callbacks.origin());
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> props) {
        return selection.names(props);
    }
}
