package org.sasl4j.mechanism.scram;

import java.security.MessageDigest;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.crypto.Hmac;
import org.sasl4j.crypto.Nonces;

/** The server of SCRAM (RFC 5802 section 5). */
final class ScramServer {
    private final Scram mechanism;
    private final Hash hash;
    private final ServerContext context;
    private final Hmac hmac;

    ScramServer(Scram mechanism, Hash hash, ServerContext context) {
        this.mechanism = mechanism;
        this.hash = hash;
        this.context = context;
        this.hmac = hash.hmac();
    }

    Step start() {
        return Step.await(this::clientFirst);
    }

    private Step clientFirst(byte[] message) throws MechanismException {
        ClientFirst clientFirst = ClientFirst.parse(message, context);
        Gs2 gs2 = Gs2.ofServer(mechanism.name(), context, clientFirst.header());
        ScramUser user = ScramUser.find(context, mechanism, hash, hmac, clientFirst.name());
        String nonce = clientFirst.nonce().concat(Nonces.of(context));
        byte[] serverFirst =
                ServerFirst.of(nonce, user.salt(), user.iterations()).encode();
        byte[] firstMessages = Proofs.firstMessages(clientFirst.bare(), serverFirst);
        return Step.send(serverFirst, last -> clientFinal(gs2, clientFirst, nonce, firstMessages, user, last))
                .holding(user.held());
    }

    private Step clientFinal(
            Gs2 gs2, ClientFirst clientFirst, String nonce, byte[] firstMessages, ScramUser user, byte[] message)
            throws MechanismException {
        ClientFinal clientFinal = ClientFinal.parse(message);
        if (!MessageDigest.isEqual(gs2.input(), clientFinal.channelBinding())) { // section 6
            throw ServerError.CHANNEL_BINDINGS_DONT_MATCH.failure(
                    "c= is not the GS2 header of the first message and the channel binding (RFC 5802 section 6)");
        }
        if (!nonce.equals(clientFinal.nonce())) { // section 5.1, attribute r
            throw ServerError.OTHER_ERROR.telling(new MechanismException(
                    Reason.MALFORMED, "the nonce is not the one the server sent (RFC 5802 section 5.1)"));
        }
        Proofs proofs = new Proofs(hmac, firstMessages, clientFinal.withoutProof());
        byte[] signature = user.verify(proofs, clientFinal.proof());
        String authorized = authorize(user.canonicalName(), clientFirst.header().authorizationId());
        Step.Done done = Step.done(user.canonicalName(), authorized).sending(ServerFinal.encode(signature));
        return Extensions.tell(gs2.tell(done), clientFirst.extensions(), clientFinal.extensions());
    }

    /** Asked after the proof, so that nobody without the password learns who may act as whom (section 5). */
    private String authorize(String authenticationId, String authorizationId) throws MechanismException {
        try {
            return context.authorize(authenticationId, authorizationId);
        } catch (MechanismException e) {
            throw ServerError.OTHER_ERROR.telling(e);
        }
    }
}
