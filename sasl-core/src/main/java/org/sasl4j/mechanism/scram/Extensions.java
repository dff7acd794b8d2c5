package org.sasl4j.mechanism.scram;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sasl4j.Step;

/** The optional attributes that the peer sent, for an application that knows them (RFC 5802 section 5.1). */
final class Extensions {
    private Extensions() {}

    static Step.Done tell(Step.Done done, Map<String, String> first, Map<String, String> last) {
        if (first.isEmpty() && last.isEmpty()) {
            return done;
        }
        Map<String, String> all = new LinkedHashMap<>(first);
        all.putAll(last);
        return done.with(Scram.EXTENSIONS, Collections.unmodifiableMap(all));
    }
}
