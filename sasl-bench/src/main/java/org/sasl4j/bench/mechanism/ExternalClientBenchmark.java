package org.sasl4j.bench.mechanism;

import org.wildfly.security.sasl.external.ExternalSaslClientFactory;

/** A client of EXTERNAL that acts as itself. Each library gets a handler, and none asks it. */
public class ExternalClientBenchmark extends FirstMessageSuite {
    /** For JMH. */
    public ExternalClientBenchmark() {
        super("EXTERNAL", new ExternalSaslClientFactory());
    }
}
