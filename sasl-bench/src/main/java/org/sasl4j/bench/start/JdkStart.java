package org.sasl4j.bench.start;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.sasl.Sasl;

/**
 * The JDK's client of DIGEST-MD5, by {@code Sasl} with a handler. The JDK has no SCRAM, and DIGEST-MD5 comes nearest to
 * it.
 */
final class JdkStart {
    private JdkStart() {}

    public static void main(String[] args) throws Exception {
        String[] digest = {"DIGEST-MD5"};
        byte[] challenge = "realm=\"localhost\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth\",algorithm=md5-sess,charset=utf-8"
                .getBytes(StandardCharsets.UTF_8);
        Sasl.createSaslClient(digest, null, "imap", "localhost", Map.of(), new StartHandler())
                .evaluateChallenge(challenge);
    }
}
