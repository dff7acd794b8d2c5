package org.sasl4j.foreign;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Property.Side;
import org.sasl4j.Trait;
import org.sasl4j.provider.Sasl4jProvider;

/**
 * The factories that other providers have for a mechanism, in the order of the providers.
 *
 * @param mechanism the name of the mechanism
 * @param provider the provider to ask; null for all that are registered
 */
record Factories(String mechanism, @Nullable Provider provider) {
    List<SaslClientFactory> ofClients() {
        return of(SaslClientFactory.class);
    }

    List<SaslServerFactory> ofServers() {
        return of(SaslServerFactory.class);
    }

    /** What is missing if there is no factory. */
    Optional<String> missing(Side side) {
        Class<?> type = side == Side.CLIENT ? SaslClientFactory.class : SaslServerFactory.class;
        return of(type).isEmpty()
                ? Optional.of("there is no " + type.getSimpleName() + " for it in " + owners())
                : Optional.empty();
    }

    /** The failure if no factory made what was asked for. */
    MechanismException nothingMade(Side side, Set<Trait> promised) {
        return new MechanismException(
                Reason.POLICY,
                missing(side)
                        .map(what -> mechanism + " cannot run: " + what)
                        .orElse("no " + mechanism + " that keeps what its traits promise is made by " + owners() + ": "
                                + promised));
    }

    private String owners() {
        return provider == null ? "any other provider registered" : "the provider " + provider.getName();
    }

    private <F> List<F> of(Class<F> type) {
        List<F> factories = new ArrayList<>();
        for (Provider owner : provider == null ? registered(type) : new Provider[] {provider}) {
            Provider.Service service = isOurs(owner) ? null : owner.getService(type.getSimpleName(), mechanism);
            if (service != null) {
                try {
                    factories.add(type.cast(service.newInstance(null)));
                } catch (NoSuchAlgorithmException e) {
                    System.getLogger("org.sasl4j")
                            .log(System.Logger.Level.WARNING, owner + " makes no factory for " + mechanism, e);
                }
            }
        }
        return factories;
    }

    private Provider[] registered(Class<?> type) {
        Provider[] found = Security.getProviders(type.getSimpleName() + '.' + mechanism);
        return found == null ? new Provider[0] : found;
    }

    /** Whether a provider is one of ours, of whatever class loader. Its factories would lead back here. */
    private static boolean isOurs(Provider owner) {
        return owner.getClass().getName().equals(Sasl4jProvider.class.getName());
    }
}
