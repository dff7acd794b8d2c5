package org.sasl4j.conformance.every;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.security.sasl.Sasl;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Endpoint;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Violation;

/** The methods that may be called only after success (javax.security.sasl.SaslClient and SaslServer). */
final class Incomplete {
    private static final byte[] OCTETS = {1, 2, 3};

    private Incomplete() {}

    /** An exchange that is not complete has to throw IllegalStateException from all of them. */
    static String refusesQuestions(Dialogue dialogue, Tested tested, String when) {
        if (tested.isComplete()) {
            throw new Violation("is complete " + when);
        }
        questions(dialogue.side()).forEach((name, question) -> {
            Throwable failure = tested.ask(name, question).failure();
            if (!(failure instanceof IllegalStateException)) {
                String did = failure == null
                        ? "answers"
                        : "throws " + failure.getClass().getSimpleName() + " at";
                throw new Violation(did + " " + name + " " + when);
            }
        });
        return "is not complete " + when + ", and answers nothing";
    }

    private static Map<String, Tested.Question> questions(Side side) {
        Map<String, Tested.Question> questions = new LinkedHashMap<>();
        questions.put("getNegotiatedProperty(QOP)", endpoint -> endpoint.property(Sasl.QOP));
        questions.put("wrap()", endpoint -> endpoint.wrap(OCTETS));
        questions.put("unwrap()", endpoint -> endpoint.unwrap(OCTETS));
        if (side == Side.SERVER) {
            questions.put("getAuthorizationID()", Endpoint::authorizationId);
        }
        return questions;
    }

    /** After a success without a layer, an exchange knows its properties and refuses to wrap. */
    static String answersQuestions(Tested tested) {
        Tested.Outcome qop = tested.ask("getNegotiatedProperty(QOP)", endpoint -> endpoint.property(Sasl.QOP));
        if (qop.failure() != null || qop.value() != null && !qop.value().equals("auth")) {
            throw new Violation("does not say that it has no layer after success");
        }
        for (Tested.Question question :
                new Tested.Question[] {endpoint -> endpoint.wrap(OCTETS), endpoint -> endpoint.unwrap(OCTETS)}) {
            Throwable failure = tested.ask("wrap() or unwrap()", question).failure();
            if (!(failure instanceof IllegalStateException)) {
                throw new Violation("has no layer, and does not throw IllegalStateException when asked to protect");
            }
        }
        if (!tested.isComplete()) {
            throw new Violation("is not complete any more after it was asked");
        }
        return "knows after success that it has no layer";
    }
}
