package org.sasl4j.provider;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.CredentialStore;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.Normalization;
import org.sasl4j.ServerContext;
import org.sasl4j.Trait;
import org.sasl4j.credential.StoreServerContext;

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
        Optional<Mechanism> chosen = selection.best(new String[] {mechanism}, properties);
        if (chosen.isEmpty()) {
            return null;
        }
        Exchange exchange = Exchange.server(chosen.get(), context(chosen.get(), properties, new Callbacks(handler)));
        return new ExchangeSaslServer(exchange, properties.initialEmpty());
    }

    private ServerContext context(Mechanism mechanism, CallProperties properties, Callbacks callbacks)
            throws SaslException {
        BindingProperties binding = new BindingProperties(properties, callbacks);
        Normalization normalization = properties.normalization();
        CredentialStore store = properties
                .credentials()
                .orElseGet(() -> new CallbackCredentialStore(mechanism, callbacks, normalization));
        return StoreServerContext.builder(store)
                .connection(binding.connection())
                .bindingPolicy(binding.policy())
                .offered(offered(binding, properties))
                .bindings(binding::asked)
                .normalization(normalization)
                .longestMessage(properties.longestMessage())
                .identity(properties.identity())
                .decoys(properties.decoys())
                .authorizer(new CallbackAuthorizer(callbacks))
                .build();
    }

    /** A server whose policy leaves no -PLUS has offered none: a client that says so is not the victim of a downgrade. */
    private Optional<Set<String>> offered(BindingProperties binding, CallProperties properties) throws SaslException {
        return binding.offered().isPresent() || selection.allows(Trait.BINDING, properties)
                ? binding.offered()
                : Optional.of(Set.of());
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> props) {
        return selection.names(props);
    }
}
