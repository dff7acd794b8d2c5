package org.sasl4j.provider;

import java.security.Provider;
import java.security.Security;

/** Runs something while a provider is registered in this JVM. */
public final class Registered {
    private Registered() {}

    /** What runs meanwhile. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    /** Before the providers of the JDK. */
    public static void first(Provider provider, Body body) throws Exception {
        at(1, provider, body);
    }

    /** After the providers of the JDK. */
    public static void last(Provider provider, Body body) throws Exception {
        at(Security.getProviders().length + 1, provider, body);
    }

    private static void at(int position, Provider provider, Body body) throws Exception {
        if (Security.insertProviderAt(provider, position) != position) {
            throw new IllegalStateException(provider + " was registered already");
        }
        try {
            body.run();
        } finally {
            Security.removeProvider(provider.getName());
        }
    }

    /** Whether an object that {@code Sasl.*} made is of this library. */
    public static boolean isOurs(Object exchange) {
        return exchange.getClass().getPackage().equals(Sasl4jProvider.class.getPackage());
    }
}
