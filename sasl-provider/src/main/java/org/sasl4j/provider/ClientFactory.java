package org.sasl4j.provider;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Settings;

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
        Settings settings = selection.configured();
        try {
            Call call = selection.call(props);
            settings = call.settings();
            Selected selected = selection.best(known, call, handler);
            if (selected == null) {
                return null;
            }
            CallbackClientContext context = new CallbackClientContext(
                    selected, authorizationId == null ? "" : authorizationId, protocol, serverName, handler);
            return new ExchangeSaslClient(Exchange.client(selected.mechanism(), context));
        } catch (MechanismException refusal) {
            return new ExchangeSaslClient(new Refused(known.get(0), refusal).client(settings));
        }
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> props) {
        return selection.names(props);
    }
}
