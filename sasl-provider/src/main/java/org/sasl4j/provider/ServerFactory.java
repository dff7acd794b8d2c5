package org.sasl4j.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.CredentialStore;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.Preparation;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.credential.Population;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.provider.CallProperties.InitialEmpty;
import org.sasl4j.provider.Selection.Selected;

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
        CallProperties properties = selection.properties(props);
        Failures failures = Failures.before(handler);
        try {
            Optional<Selected> selected = selection.best(known, properties, handler);
            if (selected.isEmpty()) {
                return null;
            }
            Service service = Selection.service(protocol, serverName, properties);
            ServerContext context = context(selected.get(), service, properties, new Callbacks(handler));
            Exchange exchange = Exchange.server(selected.get().mechanism(), context);
            return new ExchangeSaslServer(exchange, properties.initialEmpty(), failures);
        } catch (SaslException refusal) {
            Exchange exchange = Refused.of(known.get(0), refusal).server();
            return new ExchangeSaslServer(exchange, InitialEmpty.MESSAGE, failures);
        }
    }

    private ServerContext context(Selected selected, Service service, CallProperties properties, Callbacks callbacks)
            throws SaslException {
        BindingProperties binding = new BindingProperties(
                properties, selected.connection(), selection.binding(selected, properties), callbacks);
        Preparation normalization = TextProperties.normalization(properties);
        CredentialStore store = properties
                .credentials()
                .orElseGet(
                        () -> new CallbackCredentialStore(selected.mechanism(), callbacks, normalization.password()));
        StoreServerContext.Builder context = StoreServerContext.builder(store);
        if (selected.policy().allowsPlaintext()) {
            context.allowingPlaintext();
        }
        if (store instanceof CallbackCredentialStore) { // made for each exchange: its handlers' class stands for it
            context.population(Population.of(callbacks.origin()));
        }
        return context.service(service)
                .hostNames(OauthProperties.hosts(properties))
                .protection(LayerProperties.of(selected.mechanism(), properties))
                .digest(DigestProperties.of(selected.mechanism(), properties))
                .tokens(OauthProperties.validator(properties)
                        .orElseGet(() -> new CallbackTokenValidator(selected.mechanism(), callbacks)))
                .connection(binding.connection())
                .bindingPolicy(binding.policy())
                .offered(binding.offered())
                .bindings(binding::asked)
                .normalization(normalization)
                .longestMessage(properties.longestMessage())
                .longestText(TextProperties.longestText(properties))
                .scramUser(TextProperties.scramUser(properties))
                .identity(properties.identity())
                .decoys(properties.decoys())
                .authorizer(new CallbackAuthorizer(selected.mechanism(), callbacks))
                .build();
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> props) {
        return selection.names(props);
    }
}
