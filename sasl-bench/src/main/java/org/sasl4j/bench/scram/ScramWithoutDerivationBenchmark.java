package org.sasl4j.bench.scram;

import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramKeySource;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.sasl.scram.ScramSaslClientFactory;

/**
 * A login by SCRAM-SHA-256 with both sides of one library. The client gets what a derivation would make: ours ClientKey
 * and ServerKey, Elytron's the SaltedPassword. Kafka is missing, because its client takes only passwords.
 */
public class ScramWithoutDerivationBenchmark extends Suite {
    private final ScramUser user = new ScramUser(Hash.SHA_256);
    private final ScramServers servers = new ScramServers(user);
    private final SaslClientFactory ourClients = new Sasl4jProvider().clientFactory();
    private final SaslClientFactory elytronClients =
            new ScramSaslClientFactory(WildFlyElytronPasswordProvider.getInstance());
    private final CallbackHandler login = Users::answer;
    private final CallbackHandler keysHandler = user::answerWithKeys;
    private final CallbackHandler elytronHandler = user::answerElytron;
    private final Map<String, ?> keys = Map.of("org.sasl4j.scram.keys", (ScramKeySource)
            (hash, salt, iterations) -> Optional.of(user.clientKeys().copy()));

    /** This library, with the keys from a property and from a store. A handler gives the client's name. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(Exchanges.client(ourClients, user.mechanism(), keys, login), servers.sasl4j());
    }

    /** This library, with everything from handlers. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(
                Exchanges.client(ourClients, user.mechanism(), Map.of(), keysHandler), servers.sasl4jHandler());
    }

    /** Elytron. */
    @Benchmark
    public String elytron() throws SaslException {
        return Exchanges.userOf(
                Exchanges.client(elytronClients, user.mechanism(), Map.of(), elytronHandler), servers.elytron());
    }
}
