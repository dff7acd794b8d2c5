package com.example.consumer;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;

/** Where our provider stands among those that a consumer finds or brings along. */
public enum Standing {
    FIRST,
    LAST,
    ABSENT;

    /** Runs something with our provider here; whatever was registered meanwhile is gone after it. */
    public void run(Registered.Body body) throws Exception {
        List<Provider> before = Arrays.asList(Security.getProviders());
        try {
            if (this != ABSENT) {
                Security.insertProviderAt(new Sasl4jProvider(), this == FIRST ? 1 : before.size() + 1);
            }
            body.run();
        } finally {
            for (Provider provider : Security.getProviders()) {
                if (!before.contains(provider)) {
                    Security.removeProvider(provider.getName());
                }
            }
        }
    }

    /** What runs while somebody watches. */
    @FunctionalInterface
    public interface Watched {
        void run(Witness witness) throws Exception;
    }

    /** The same, with a witness of who answers, before ours even. */
    public void watched(Watched body) throws Exception {
        run(() -> {
            Witness witness = new Witness();
            Security.insertProviderAt(witness, 1);
            body.run(witness);
        });
    }
}
