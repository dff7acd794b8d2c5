package org.sasl4j.mechanism.oauthbearer;

import java.time.Instant;
import java.util.Optional;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;

/** What a server makes of a token: an identity, or an error that the client is told before the exchange fails. */
final class Judgement {
    private static final String CANNOT_JUDGE = "the server cannot judge tokens at the moment";

    private Judgement() {}

    static Step of(TokenRequest request, Mechanism mechanism, ServerContext context) throws MechanismException {
        TokenValidator validator = context.settings()
                .get(OauthBearer.VALIDATOR)
                .orElseGet(() -> asked -> byCallback(asked, mechanism, context));
        if (request.token().length() == 0) {
            return Refusal.told(
                    MechanismException.requireAnswer(validator.missing(), validator, "missing"),
                    new MechanismException(Reason.REFUSED, "the client has no token yet"));
        }
        TokenVerdict verdict = validate(validator, request);
        if (verdict instanceof TokenVerdict.Rejected rejected) {
            return Refusal.told(rejected.error(), new MechanismException(Reason.REFUSED, "the token is not accepted"));
        }
        TokenVerdict.Accepted accepted = (TokenVerdict.Accepted) verdict;
        Optional<Instant> expiry = accepted.expiry();
        if (expiry.isPresent() && !Instant.now().isBefore(expiry.get())) {
            return Refusal.told(
                    TokenError.INVALID_TOKEN, new MechanismException(Reason.EXPIRED, "the token has expired"));
        }
        try {
            String authorized = context.authorize(accepted.identity(), request.authorizationId());
            return tell(Step.done(accepted.identity(), authorized), accepted, request);
        } catch (MechanismException e) {
            if (e.reason() == Reason.NOT_AUTHORIZED) {
                return Refusal.told(TokenError.INSUFFICIENT_SCOPE, e);
            }
            throw e;
        }
    }

    /** An application without a validator has a handler that judges, or nobody who does. */
    private static TokenVerdict byCallback(TokenRequest request, Mechanism mechanism, ServerContext context)
            throws MechanismException {
        ValidateTokenCallback question = new ValidateTokenCallback(request);
        context.ask(question);
        if (question.getVerdict().isEmpty()) {
            context.leftUnanswered(mechanism, question);
        }
        return question.getVerdict()
                .orElseThrow(() -> new MechanismException(
                        Reason.TEMPORARY,
                        CANNOT_JUDGE,
                        new UnsupportedOperationException("the server's CallbackHandler must answer "
                                + ValidateTokenCallback.class.getSimpleName() + "; or set "
                                + OauthBearer.VALIDATOR)));
    }

    private static TokenVerdict validate(TokenValidator validator, TokenRequest request) throws MechanismException {
        try {
            return MechanismException.requireAnswer(validator.validate(request), validator, "validate");
        } catch (RuntimeException e) {
            throw new MechanismException(Reason.TEMPORARY, CANNOT_JUDGE, e);
        }
    }

    private static Step.Done tell(Step.Done done, TokenVerdict.Accepted accepted, TokenRequest request) {
        Step.Done told = done;
        if (accepted.expiry().isPresent()) {
            told = told.with(OauthBearer.EXPIRY, accepted.expiry().get());
        }
        if (accepted.principal().isPresent()) {
            told = told.with(Exchange.PRINCIPAL, accepted.principal().get());
        }
        return request.extensions().isEmpty() ? told : told.with(OauthBearer.EXTENSIONS, request.extensions());
    }
}
