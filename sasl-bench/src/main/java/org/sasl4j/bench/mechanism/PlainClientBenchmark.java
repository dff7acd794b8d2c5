package org.sasl4j.bench.mechanism;

import org.wildfly.security.sasl.plain.PlainSaslClientFactory;

/** A client of PLAIN, with name and password from a handler. The JDK's does not prepare them by SASLprep. */
public class PlainClientBenchmark extends FirstMessageSuite {
    /** For JMH. */
    public PlainClientBenchmark() {
        super("PLAIN", new PlainSaslClientFactory());
    }
}
