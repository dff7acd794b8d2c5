package org.sasl4j.conformance.scram;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Violation;

/**
 * The first message of the provider's client (RFC 5802 section 7).
 *
 * @param header the GS2 header
 * @param flag the flag in the header
 * @param authorizationId the authzid in the header as it was sent; empty if there is none
 * @param bare the rest of the message
 * @param name the name as it was sent
 */
record ClientFirst(String header, String flag, String authorizationId, String bare, String name, String nonce) {
    private static final Pattern FORM =
            Pattern.compile("((n|y|p=[A-Za-z0-9.-]+),(?:a=([^,\\x00]+))?,)(n=([^,\\x00]+),r=([^,]+)(?:,.*)?)");

    static ClientFirst of(Reply reply) {
        reply.taken("being asked for its first message");
        String text = reply.octets() == null ? "" : Octets.of(reply.octets());
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Violation("sent no client-first-message: " + Octets.shown(text));
        }
        String authorizationId = form.group(3) == null ? "" : form.group(3);
        return new ClientFirst(
                form.group(1), form.group(2), authorizationId, form.group(4), form.group(5), form.group(6));
    }
}
