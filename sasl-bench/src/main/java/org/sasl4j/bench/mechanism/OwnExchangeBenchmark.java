package org.sasl4j.bench.mechanism;

import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.CredentialStore;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.provider.Sasl4jProvider;

/** A login by mechanisms of which no peer has both sides. */
public class OwnExchangeBenchmark extends Suite {
    /** The mechanism. */
    @Param({"LOGIN", "XOAUTH2", "FOO"})
    public String mechanism = "LOGIN";

    private final CredentialStore users = Users.store();
    private final TokenValidator validator = request -> TokenVerdict.accepted(Users.NAME);
    private Map<String, ?> allowed;
    private Map<String, ?> store;
    private final CallbackHandler handler = OurAnswers::answer;
    private final SaslClientFactory clients = new Sasl4jProvider().clientFactory();
    private final SaslServerFactory servers = new Sasl4jProvider().serverFactory();

    /** Allows the mechanism by name, because FOO needs that. */
    @Setup
    public void allow() {
        allowed = Map.of("org.sasl4j.mechanisms", mechanism);
        store = Map.of(
                "org.sasl4j.mechanisms", mechanism,
                "org.sasl4j.credentials", users,
                "org.sasl4j.oauth.validator", validator);
    }

    /** This library, with a store and a validator on the server. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(
                Exchanges.client(clients, mechanism, allowed, handler),
                Exchanges.server(servers, mechanism, store, null));
    }

    /** This library, with a handler on the server. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(
                Exchanges.client(clients, mechanism, allowed, handler),
                Exchanges.server(servers, mechanism, allowed, handler));
    }
}
