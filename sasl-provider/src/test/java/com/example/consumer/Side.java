package com.example.consumer;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;

/** Whose mechanism plays one side of an exchange. */
enum Side {
    SUN,
    OURS;

    /** The factory of a mechanism, of the type {@code SaslClientFactory} or {@code SaslServerFactory}. */
    Object factory(String type, String mechanism) throws NoSuchAlgorithmException {
        Provider provider = this == SUN ? Security.getProvider("SunSASL") : new Sasl4jProvider();
        Provider.Service service = provider.getService(type, mechanism);
        if (service == null) {
            throw new NoSuchAlgorithmException(provider.getName() + " has no " + type + " for " + mechanism);
        }
        return service.newInstance(null);
    }

    /** A server, whoever is registered. */
    SaslServer server(
            String mechanism, String protocol, String name, Map<String, ?> properties, CallbackHandler handler)
            throws SaslException {
        try {
            SaslServerFactory factory = (SaslServerFactory) factory("SaslServerFactory", mechanism);
            SaslServer server = factory.createSaslServer(mechanism, protocol, name, properties, handler);
            if (server == null) {
                throw new SaslException(this + " has no server for " + mechanism + " with " + properties);
            }
            return server;
        } catch (NoSuchAlgorithmException e) {
            throw new SaslException(e.getMessage(), e);
        }
    }

    /** Whether a client or a server is of this side. */
    boolean made(Object exchange) {
        return switch (this) {
            case SUN -> exchange.getClass().getName().startsWith("com.sun.security.sasl.");
            case OURS -> Registered.isOurs(exchange);
        };
    }
}
