package org.sasl4j.conformance.scram;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Violation;

/**
 * The first message of the provider's server (RFC 5802 section 7).
 *
 * @param text the whole message
 * @param nonce the nonce, printable or not
 */
record ServerFirst(String text, String nonce, byte[] salt, int iterations) {
    private static final Pattern FORM = Pattern.compile("r=([^,]+),s=([A-Za-z0-9+/]+=*),i=([1-9][0-9]{0,8})(,.*)?");

    static ServerFirst of(Reply reply, String clientNonce) {
        reply.taken("the client-first-message");
        String text = reply.octets() == null ? "" : Octets.of(reply.octets());
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Violation("answered no server-first-message: " + Octets.shown(text));
        }
        String nonce = form.group(1);
        if (!nonce.startsWith(clientNonce) || nonce.length() == clientNonce.length()) {
            throw new Violation("did not extend the client's nonce: " + Octets.shown(nonce));
        }
        return new ServerFirst(text, nonce, Base64.getDecoder().decode(form.group(2)), Integer.parseInt(form.group(3)));
    }
}
