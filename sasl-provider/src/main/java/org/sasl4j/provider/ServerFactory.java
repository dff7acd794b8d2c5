package org.sasl4j.provider;

import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.CredentialStore;
import org.sasl4j.Exchange;
import org.sasl4j.Preparation;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.credential.StoreServerContext;
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
            @Nullable CallbackHandler handler)
            throws SaslException {
        CallProperties properties = selection.properties(props);
        Optional<Selected> chosen = selection.best(new String[] {mechanism}, properties);
        if (chosen.isEmpty()) {
            return null;
        }
        Service service = Selection.service(protocol, serverName, properties);
        ServerContext context = context(chosen.get(), service, properties, new Callbacks(handler));
        Exchange exchange = Exchange.server(chosen.get().mechanism(), context);
        return new ExchangeSaslServer(exchange, properties.initialEmpty());
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
        return StoreServerContext.builder(store)
                .service(service)
                .protection(LayerProperties.of(selected.mechanism(), properties))
                .digest(DigestProperties.of(selected.mechanism(), properties))
                .tokens(OauthProperties.validator(properties).orElseGet(() -> new CallbackTokenValidator(callbacks)))
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
                .authorizer(new CallbackAuthorizer(callbacks))
                .build();
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> props) {
        return selection.names(props);
    }
}
