package org.sasl4j.bench.negotiation;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.external.ExternalSaslClientFactory;
import org.wildfly.security.sasl.external.WildFlyElytronSaslExternalProvider;

/**
 * Makes a client and its first message, by {@code Sasl} and by the factory directly. The mechanism is EXTERNAL, which
 * does the least, and its handler is not asked. {@code Sasl} finds the provider of each library before the JDK's.
 */
public class LookUpBenchmark extends Suite {
    private static final String EXTERNAL = "EXTERNAL";

    /** What is asked for a client. */
    public enum By {
        /** {@code Sasl.createSaslClient}. */
        SASL,
        /** The factory. */
        FACTORY
    }

    /** What is asked. */
    @Param
    public By by = By.SASL;

    private final CallbackHandler login = Users::answer;
    private final Sasl4jProvider ourProvider = new Sasl4jProvider();
    private final Provider jdkProvider = Security.getProvider("SunSASL");
    private final Provider elytronProvider = WildFlyElytronSaslExternalProvider.getInstance();
    private final SaslClientFactory ours = ourProvider.clientFactory();
    private final SaslClientFactory jdks = Exchanges.jdkClients(EXTERNAL);
    private final SaslClientFactory elytrons = new ExternalSaslClientFactory();
    private volatile Provider first = jdkProvider;

    private byte[] message(Provider provider, SaslClientFactory factory) throws SaslException {
        if (by == By.FACTORY) {
            return Exchanges.firstMessage(Exchanges.client(factory, EXTERNAL, Map.of(), login));
        }
        if (first != provider) { // once in a JVM, because a JVM measures one library
            putFirst(provider);
        }
        String[] mechanisms = {EXTERNAL};
        SaslClient client = Sasl.createSaslClient(mechanisms, null, "imap", "localhost", Map.of(), login);
        return Exchanges.firstMessage(client);
    }

    private synchronized void putFirst(Provider provider) {
        Security.removeProvider(provider.getName());
        Security.insertProviderAt(provider, 1);
        first = provider;
    }

    /** This library. Without a handler there is no look-up. */
    @Benchmark
    public byte[] sasl4jHandler() throws SaslException {
        return message(ourProvider, ours);
    }

    /** The JDK, whose provider keeps its place. */
    @Benchmark
    public byte[] jdk() throws SaslException {
        return message(jdkProvider, jdks);
    }

    /** Elytron. */
    @Benchmark
    public byte[] elytron() throws SaslException {
        return message(elytronProvider, elytrons);
    }
}
