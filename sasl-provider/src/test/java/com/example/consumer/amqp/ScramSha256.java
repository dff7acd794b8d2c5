package com.example.consumer.amqp;

import java.security.Principal;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.apache.qpid.jms.sasl.AbstractMechanism;
import org.apache.qpid.jms.sasl.Mechanism;
import org.apache.qpid.jms.sasl.MechanismFactory;

/** Has Qpid's client log in by {@code javax.security.sasl}; it finds this in META-INF/services. */
public final class ScramSha256 implements MechanismFactory {
    private static final String NAME = "SCRAM-SHA-256";

    @Override
    public Mechanism createMechanism() {
        return new Login();
    }

    private static final class Login extends AbstractMechanism {
        private SaslClient client;

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public int getPriority() {
            return PRIORITY.HIGHEST.getValue();
        }

        @Override
        public boolean isApplicable(String username, String password, Principal localPrincipal) {
            return username != null && !username.isEmpty() && password != null && !password.isEmpty();
        }

        @Override
        public byte[] getInitialResponse() throws SaslException {
            client = Sasl.createSaslClient(new String[] {NAME}, null, "amqp", null, Map.of(), callbacks -> {
                for (Callback callback : callbacks) {
                    if (callback instanceof NameCallback name) {
                        name.setName(getUsername());
                    } else if (callback instanceof PasswordCallback password) {
                        password.setPassword(getPassword().toCharArray());
                    }
                }
            });
            if (client == null) {
                throw new SaslException("nobody has " + NAME);
            }
            return client.evaluateChallenge(new byte[0]);
        }

        @Override
        public byte[] getChallengeResponse(byte[] challenge) throws SaslException {
            byte[] response = client.evaluateChallenge(challenge);
            return response == null ? EMPTY : response;
        }

        @Override
        public void verifyCompletion() throws SaslException {
            if (!client.isComplete()) {
                throw new SaslException("the server has not proven itself");
            }
        }
    }
}
