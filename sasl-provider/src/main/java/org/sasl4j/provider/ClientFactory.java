package org.sasl4j.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.DigestSettings;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.Service;
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
            @Nullable CallbackHandler handler) {
        List<Mechanism> known = selection.known(mechanisms);
        if (known.isEmpty()) {
            return null;
        }
        CallProperties properties = selection.properties(props);
        try {
            Optional<Selected> selected = selection.best(known, properties, handler);
            if (selected.isEmpty()) {
                return null;
            }
            Mechanism mechanism = selected.get().mechanism();
            Service service = Selection.service(protocol, serverName, properties);
            DigestSettings digest = DigestProperties.ofClient(mechanism, properties, protocol, serverName);
            ClientContext context = context(
                    selected.get(),
                    authorizationId == null ? "" : authorizationId,
                    service,
                    digest,
                    properties,
                    new Callbacks(handler));
            return new ExchangeSaslClient(Exchange.client(mechanism, context));
        } catch (SaslException refusal) {
            return new ExchangeSaslClient(Refused.of(known.get(0), refusal).client());
        }
    }

    private ClientContext context(
            Selected selected,
            String authorizationId,
            Service service,
            DigestSettings digest,
            CallProperties properties,
            Callbacks callbacks)
            throws SaslException {
        BindingProperties binding = new BindingProperties(
                properties, selected.connection(), selection.binding(selected, properties), callbacks);
        return new CallbackClientContext(selected, authorizationId, service, digest, properties, binding, callbacks);
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> props) {
        return selection.names(props);
    }
}
