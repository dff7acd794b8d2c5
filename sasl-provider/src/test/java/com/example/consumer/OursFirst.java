package com.example.consumer;

import java.security.Security;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sasl4j.provider.Sasl4jProvider;

/** Has our provider registered before those of the JDK while a test runs. */
public final class OursFirst implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        Security.insertProviderAt(new Sasl4jProvider(), 1);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Security.removeProvider(Sasl4jProvider.NAME);
    }
}
