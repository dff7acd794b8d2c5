package org.sasl4j.bench.scram;

import java.security.SecureRandom;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.sasl.WildFlySasl;
import org.wildfly.security.sasl.scram.ScramSaslServerFactory;

/**
 * A server of each library for one user. Factories, stores and handlers are made once, as in an application. Elytron's
 * server has a nonce generator that can be predicted, unless it is told otherwise. The others' cannot be predicted.
 */
final class ScramServers {
    private final String mechanism;
    private final Map<String, Object> store;
    private final CallbackHandler handler;
    private final CallbackHandler elytronHandler;
    private final CallbackHandler kafkaHandler;
    private final Map<String, Object> unpredictable = Map.of(WildFlySasl.SECURE_RNG, new SecureRandom().getAlgorithm());
    private final SaslServerFactory ours = new Sasl4jProvider().serverFactory();
    private final SaslServerFactory elytrons = new ScramSaslServerFactory(WildFlyElytronPasswordProvider.getInstance());
    private final SaslServerFactory kafkas = new ScramSaslServer.ScramSaslServerFactory();

    ScramServers(ScramUser user) {
        mechanism = user.mechanism();
        store = user.store();
        handler = user::answer;
        elytronHandler = user::answerElytron;
        kafkaHandler = user::answerKafka;
    }

    SaslServer sasl4j() throws SaslException {
        return Exchanges.server(ours, mechanism, store, null);
    }

    SaslServer sasl4jHandler() throws SaslException {
        return Exchanges.server(ours, mechanism, Map.of(), handler);
    }

    SaslServer elytron() throws SaslException {
        return Exchanges.server(elytrons, mechanism, Map.of(), elytronHandler);
    }

    /** With a generator like that of the others. */
    SaslServer elytronUnpredictable() throws SaslException {
        return Exchanges.server(elytrons, mechanism, unpredictable, elytronHandler);
    }

    SaslServer kafka() throws SaslException {
        return Exchanges.server(kafkas, mechanism, Map.of(), kafkaHandler);
    }
}
