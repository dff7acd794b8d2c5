package org.sasl4j.provider;

import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.provider.Selection.Selected;

/** Makes clients. Stateless and shared by all threads. */
final class ClientFactory implements SaslClientFactory {
    private final Selection selection;

    ClientFactory(Selection selection) {
        this.selection = selection;
    }

    @Override
    public @Nullable SaslClient createSaslClient(
            String[] mechanisms,
            @Nullable String authorizationId,
            @Nullable String protocol,
            @Nullable String serverName,
            @Nullable Map<String, ?> props,
            @Nullable CallbackHandler handler)
            throws SaslException {
        CallProperties properties = selection.properties(props);
        Optional<Selected> chosen = selection.best(mechanisms, properties);
        if (chosen.isEmpty()) {
            return null;
        }
        Selected selected = chosen.get();
        Mechanism mechanism = selected.mechanism();
        String wanted = authorizationId == null ? "" : authorizationId;
        Callbacks callbacks = new Callbacks(handler);
        BindingProperties binding = new BindingProperties(
                properties, selected.connection(), selection.binding(selected, properties), callbacks);
        var context = new CallbackClientContext(
                mechanism, wanted, Selection.service(protocol, serverName, properties), properties, binding, callbacks);
        return new ExchangeSaslClient(Exchange.client(mechanism, context));
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> props) {
        return selection.names(props);
    }
}
