package org.sasl4j.cost;

import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.sasl4j.provider.Sasl4jProvider;

/** What {@link ColdStartTest} runs in a JVM of its own: nothing, or all that a client needs up to its first message. */
public final class FirstMessage {
    private static final byte[] CHALLENGE =
            "realm=\"localhost\",nonce=\"n\",qop=\"auth\",charset=utf-8,algorithm=md5-sess"
                    .getBytes(StandardCharsets.US_ASCII);

    /** A class and no lambda, as is common in code that must start fast. */
    private static final class Login implements CallbackHandler {
        @Override
        public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName("user");
                } else if (callback instanceof PasswordCallback password) {
                    password.setPassword(new char[] {'p', 'e', 'n'});
                } else if (callback instanceof RealmCallback realm) {
                    realm.setText(realm.getDefaultText());
                } else {
                    throw new UnsupportedCallbackException(callback);
                }
            }
        }
    }

    private FirstMessage() {}

    /**
     * Runs.
     *
     * @param args no mechanism, or SCRAM-SHA-256 for ours, or DIGEST-MD5 for the JDK's
     */
    public static void main(String[] args) throws SaslException {
        if (args.length == 0) {
            return;
        }
        boolean ours = args[0].startsWith("SCRAM-");
        if (ours) {
            Security.addProvider(new Sasl4jProvider());
        }
        SaslClient client = Sasl.createSaslClient(args, null, "imap", "localhost", Map.of(), new Login());
        if (client.evaluateChallenge(ours ? new byte[0] : CHALLENGE).length == 0) {
            throw new IllegalStateException("the first message is empty");
        }
    }
}
