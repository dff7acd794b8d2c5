package org.sasl4j.conformance.digest;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Tested.Outcome;
import org.sasl4j.conformance.Violation;

/** A provider's side that has negotiated a security layer with the kit. */
final class Layered {
    private static final String CLIENT = "client-to-server";
    private static final String SERVER = "server-to-client";

    private final Tested tested;
    private final Protected sending;
    private final Protected receiving;

    private Layered(Tested tested, Sealing sealing, Side side, byte[] sessionKey) {
        this.tested = tested;
        boolean toServer = side == Side.SERVER;
        sending = Protected.sending(sealing, toServer ? CLIENT : SERVER, sessionKey);
        receiving = Protected.receiving(sealing, toServer ? SERVER : CLIENT, sessionKey);
    }

    /** Logs in, with a security layer. */
    static Layered of(Dialogue dialogue, Sealing sealing) {
        return of(dialogue, sealing, Map.of());
    }

    /** Logs in, with a security layer and more properties for the provider. */
    static Layered of(Dialogue dialogue, Sealing sealing, Map<String, ?> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(Sasl.QOP, sealing.qop());
        return dialogue.side() == Side.SERVER
                ? ofServer(dialogue, sealing, properties)
                : ofClient(dialogue, sealing, properties);
    }

    private static Layered ofServer(Dialogue dialogue, Sealing sealing, Map<String, ?> properties) {
        KitClient kit = KitClient.of(dialogue, properties);
        Answer answer = kit.usual().with("qop", sealing.qop());
        if (sealing != Sealing.SIGNED) {
            if (!kit.challenge().list("cipher").contains(sealing.token())) {
                throw new NotOffered("its server does not offer " + sealing);
            }
            answer = answer.with("cipher", sealing.token());
        }
        kit.admitted(answer, "qop=" + sealing.qop());
        return new Layered(kit.server(), sealing, Side.SERVER, answer.sessionKey(Account.PASSWORD));
    }

    private static Layered ofClient(Dialogue dialogue, Sealing sealing, Map<String, ?> properties) {
        KitServer kit = KitServer.of(dialogue, properties);
        String ciphers = sealing == Sealing.SIGNED ? "" : ",cipher=\"" + sealing.token() + "\"";
        Heard heard = kit.answered(Digest.offering(sealing.qop(), ciphers));
        if (!heard.value("qop").equals(sealing.qop())
                || sealing != Sealing.SIGNED && !heard.value("cipher").equals(sealing.token())) {
            throw new Violation("chose something else than " + sealing.qop() + " with " + sealing);
        }
        kit.finish();
        return new Layered(kit.client(), sealing, Side.CLIENT, kit.sessionKey());
    }

    Tested tested() {
        return tested;
    }

    /** The direction in which the kit sends. */
    Protected sending() {
        return sending;
    }

    /** The direction in which the kit receives. */
    Protected receiving() {
        return receiving;
    }

    /** Gives the provider a buffer, and requires that it opens it to this message. */
    void delivers(byte[] buffer, byte[] message) {
        Outcome outcome = tested.unwrap(buffer);
        if (!(outcome.value() instanceof byte[] got) || !MessageDigest.isEqual(got, message)) {
            throw new Violation(
                    "did not give a message of " + message.length + " octets as it was sent, but " + told(outcome));
        }
    }

    /** Lets the provider protect a message. */
    byte[] wraps(byte[] message) {
        Outcome outcome = tested.wrap(message);
        if (!(outcome.value() instanceof byte[] buffer)) {
            throw new Violation("could not protect a message of " + message.length + " octets: " + told(outcome));
        }
        return buffer;
    }

    /** Gives the provider a buffer of which nothing may get through. RFC 2831 section 2.3 discards it. */
    String discards(byte[] buffer, String what) {
        Outcome outcome = tested.unwrap(buffer);
        if (outcome.value() instanceof byte[] got && got.length > 0) {
            throw new Violation("let " + what + " through");
        }
        if (outcome.failure() != null && !(outcome.failure() instanceof SaslException)) {
            throw new Violation("stumbled over " + what + ": " + told(outcome));
        }
        return "let nothing through of " + what + ": " + told(outcome);
    }

    private static String told(Outcome outcome) {
        if (outcome.failure() != null) {
            return "threw " + outcome.failure().getClass().getSimpleName() + " ("
                    + outcome.failure().getMessage() + ")";
        }
        return outcome.value() instanceof byte[] octets ? "gave " + octets.length + " octets" : "gave null";
    }
}
