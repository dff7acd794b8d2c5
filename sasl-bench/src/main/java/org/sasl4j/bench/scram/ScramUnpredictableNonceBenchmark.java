package org.sasl4j.bench.scram;

import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;

/** The server alone, where Elytron's nonce cannot be predicted either. */
public class ScramUnpredictableNonceBenchmark extends ScramServerBenchmark {
    @Override
    SaslServer elytronServer(ScramServers made) throws SaslException {
        return made.elytronUnpredictable();
    }
}
