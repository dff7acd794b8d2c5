package org.sasl4j.bench.mechanism;

import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.provider.Sasl4jProvider;

/** A login by CRAM-MD5 with both sides of one library. The server knows the password. */
public class CramMd5ExchangeBenchmark extends Suite {
    private static final String CRAM_MD5 = "CRAM-MD5";

    private final Map<String, ?> store = Map.of("org.sasl4j.credentials", Users.store());
    private final CallbackHandler handler = Users::answer;
    private final SaslClientFactory ourClients = new Sasl4jProvider().clientFactory();
    private final SaslServerFactory ourServers = new Sasl4jProvider().serverFactory();
    private final SaslClientFactory jdkClients = Exchanges.jdkClients(CRAM_MD5);
    private final SaslServerFactory jdkServers = Exchanges.jdkServers(CRAM_MD5);

    /** This library, with a store on the server. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(
                Exchanges.client(ourClients, CRAM_MD5, Map.of(), handler),
                Exchanges.server(ourServers, CRAM_MD5, store, null));
    }

    /** This library, with a handler on the server. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(
                Exchanges.client(ourClients, CRAM_MD5, Map.of(), handler),
                Exchanges.server(ourServers, CRAM_MD5, Map.of(), handler));
    }

    /** The JDK. */
    @Benchmark
    public String jdk() throws SaslException {
        return Exchanges.userOf(
                Exchanges.client(jdkClients, CRAM_MD5, Map.of(), handler),
                Exchanges.server(jdkServers, CRAM_MD5, Map.of(), handler));
    }
}
