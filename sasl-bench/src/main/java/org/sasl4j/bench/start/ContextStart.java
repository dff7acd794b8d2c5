package org.sasl4j.bench.start;

import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.Mechanisms;

/** This library's client of SCRAM-SHA-256, by its own API with a context. */
final class ContextStart {
    private ContextStart() {}

    public static void main(String[] args) throws Exception {
        ClientContext context = ClientContext.of("user", Secret.of("correct horse".toCharArray()));
        Exchange.client(
                        Mechanisms.standard()
                                .find(MechanismName.of("SCRAM-SHA-256"))
                                .orElseThrow(),
                        context)
                .evaluate(null);
    }
}
