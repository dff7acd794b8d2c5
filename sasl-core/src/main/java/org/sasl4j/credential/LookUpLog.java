package org.sasl4j.credential;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.sasl4j.ExchangeLog;
import org.sasl4j.Mechanism;

/**
 * Logs whom a server asks its store about, at TRACE, where names may be told. The log line of a refusal names nobody.
 */
final class LookUpLog {
    private static final Logger LOG = System.getLogger("org.sasl4j");

    private LookUpLog() {}

    static void tell(Mechanism mechanism, String name) {
        if (LOG.isLoggable(Level.TRACE)) {
            LOG.log(Level.TRACE, mechanism.name() + " server looks up '" + ExchangeLog.printable(name) + "'");
        }
    }
}
