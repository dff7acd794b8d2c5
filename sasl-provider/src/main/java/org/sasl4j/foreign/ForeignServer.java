package org.sasl4j.foreign;

import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Mechanism.Opening;
import org.sasl4j.MechanismException;
import org.sasl4j.Property.Side;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;

/** The server's side, run by a SaslServer of another provider. */
final class ForeignServer {
    private static final byte[] NO_RESPONSE = {};

    private final ForeignMechanism mechanism;
    private final Factories factories;
    private final ServerContext context;
    private final ServerAnswers answers;

    ForeignServer(ForeignMechanism mechanism, Factories factories, ServerContext context) {
        this.mechanism = mechanism;
        this.factories = factories;
        this.context = context;
        this.answers = new ServerAnswers(mechanism, context);
    }

    Step start() throws MechanismException {
        return mechanism.opening() == Opening.SERVER_FIRST
                ? heard(create(), NO_RESPONSE)
                : Step.await(response -> heard(create(), response));
    }

    private SaslServer create() throws MechanismException {
        String name = mechanism.name().toString();
        String host =
                context.service().host().isEmpty() ? null : context.service().host(); // null: it answers to any host
        try {
            for (SaslServerFactory factory : factories.ofServers()) {
                SaslServer server = factory.createSaslServer(
                        name, context.service().protocol(), host, FactoryProperties.of(mechanism, context), answers);
                if (server != null) {
                    return server;
                }
            }
        } catch (SaslException e) {
            throw ForeignExchange.failure(mechanism, answers.failure(), e);
        }
        throw factories.nothingMade(Side.SERVER, mechanism.traits());
    }

    private Step heard(SaslServer server, byte[] response) throws MechanismException {
        return heard(server, new ForeignExchange(mechanism, End.of(server), answers::failure), response);
    }

    private Step heard(SaslServer server, ForeignExchange exchange, byte[] response) throws MechanismException {
        byte @Nullable [] challenge = exchange.evaluate(response);
        if (!exchange.isComplete()) {
            return Step.send(challenge == null ? NO_RESPONSE : challenge, next -> heard(server, exchange, next))
                    .holding(exchange);
        }
        try {
            Step.Done done = Step.done(answers.authenticated(server), answers.authorized(server));
            done = challenge == null ? done : done.sending(challenge);
            return exchange.hasLayer() ? done.protectedBy(exchange) : closing(exchange, done);
        } catch (MechanismException | RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    private static Step.Done closing(ForeignExchange exchange, Step.Done done) {
        exchange.close();
        return done;
    }
}
