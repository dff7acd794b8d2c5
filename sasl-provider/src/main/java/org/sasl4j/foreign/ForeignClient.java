package org.sasl4j.foreign;

import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Mechanism.Opening;
import org.sasl4j.MechanismException;
import org.sasl4j.Property.Side;
import org.sasl4j.Step;

/** The client's side, run by a SaslClient of another provider. */
final class ForeignClient {
    private static final byte[] NO_CHALLENGE = {};

    private final ForeignMechanism mechanism;
    private final Factories factories;
    private final ClientContext context;
    private final ClientAnswers answers;

    ForeignClient(ForeignMechanism mechanism, Factories factories, ClientContext context) {
        this.mechanism = mechanism;
        this.factories = factories;
        this.context = context;
        this.answers = new ClientAnswers(context);
    }

    Step start() throws MechanismException {
        if (mechanism.opening() == Opening.SERVER_FIRST) {
            return Step.await(challenge -> said(made(create()), challenge));
        }
        SaslClient client = create();
        ForeignExchange exchange = made(client);
        return client.hasInitialResponse()
                ? said(exchange, NO_CHALLENGE)
                : Step.await(challenge -> said(exchange, challenge));
    }

    private ForeignExchange made(SaslClient client) {
        return new ForeignExchange(mechanism, End.of(client), answers::failure);
    }

    private SaslClient create() throws MechanismException {
        String[] name = {mechanism.name().toString()};
        String authorizationId = context.authorizationId().isEmpty() ? null : context.authorizationId();
        try {
            for (SaslClientFactory factory : factories.ofClients()) {
                SaslClient client = factory.createSaslClient(
                        name,
                        authorizationId,
                        context.service().protocol(),
                        context.service().host(),
                        FactoryProperties.of(mechanism, context),
                        answers);
                if (client != null) {
                    return client;
                }
            }
        } catch (SaslException e) {
            throw ForeignExchange.failure(mechanism, answers.failure(), e);
        }
        throw factories.nothingMade(Side.CLIENT, mechanism.traits());
    }

    private Step said(ForeignExchange exchange, byte[] challenge) throws MechanismException {
        byte @Nullable [] response = exchange.evaluate(challenge);
        if (!exchange.isComplete()) {
            return response == null
                    ? Step.awaitEvenEmpty(next -> said(exchange, next))
                    : Step.send(response, next -> said(exchange, next)).holding(exchange);
        }
        Step.Done done = response == null ? Step.done() : Step.done().sending(response);
        if (exchange.hasLayer()) {
            return done.protectedBy(exchange);
        }
        exchange.close();
        return done;
    }
}
