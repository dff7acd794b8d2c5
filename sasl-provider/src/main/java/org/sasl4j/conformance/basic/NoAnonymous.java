package org.sasl4j.conformance.basic;

import java.util.Map;
import javax.security.sasl.Sasl;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** Whether a mechanism exists under a policy without anonymous logins. */
enum NoAnonymous {
    NAMED,
    LEFT_OUT;

    private static final String TITLE = "the names under that policy";

    Row row(String id, String demand, Trials servers, Trials clients) {
        return new Row(
                id,
                "javax.security.sasl.Sasl.POLICY_NOANONYMOUS",
                demand,
                servers.of(TITLE, this::judge),
                clients.of(TITLE, this::judge));
    }

    private String judge(Dialogue dialogue) {
        boolean named = dialogue.names(Map.of(Sasl.POLICY_NOANONYMOUS, "true")).contains(dialogue.mechanism());
        String seen = (named ? "names " : "leaves out ") + dialogue.mechanism() + " under " + Sasl.POLICY_NOANONYMOUS;
        if (named != (this == NAMED)) {
            throw new Violation(seen);
        }
        return seen;
    }
}
