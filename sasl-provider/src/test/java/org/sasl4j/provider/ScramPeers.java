package org.sasl4j.provider;

import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.security.auth.callback.NameCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramSaslClient.ScramSaslClientFactory;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer.ScramSaslServerFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;

/** SCRAM of others behind javax.security.sasl. */
enum ScramPeers {
    OURS {
        @Override
        SaslClient client(String mechanism, String authzid, String name, String password) throws SaslException {
            return Ours.client(mechanism, authzid, Ours.NONE, Answers.login(name, password));
        }

        @Override
        SaslServer server(String mechanism, String name, String password) throws SaslException {
            return Ours.server(
                    mechanism, Ours.NONE, Answers.user(name, password).authorising());
        }
    },

    ELYTRON {
        @Override
        SaslClient client(String mechanism, String authzid, String name, String password) throws SaslException {
            return new org.wildfly.security.sasl.scram.ScramSaslClientFactory(
                            WildFlyElytronPasswordProvider.getInstance())
                    .createSaslClient(
                            new String[] {mechanism},
                            authzid,
                            "test",
                            "localhost",
                            Map.of(),
                            Answers.login(name, password));
        }

        @Override
        SaslServer server(String mechanism, String name, String password) throws SaslException {
            return new org.wildfly.security.sasl.scram.ScramSaslServerFactory(
                            WildFlyElytronPasswordProvider.getInstance())
                    .createSaslServer(
                            mechanism,
                            "test",
                            "localhost",
                            Map.of(),
                            Answers.login(name, password).authorising());
        }
    },

    KAFKA {
        @Override
        SaslClient client(String mechanism, String authzid, String name, String password) throws SaslException {
            return new ScramSaslClientFactory()
                    .createSaslClient(
                            new String[] {mechanism},
                            authzid,
                            "kafka",
                            "localhost",
                            Map.of(),
                            Answers.login(name, password));
        }

        @Override
        SaslServer server(String mechanism, String name, String password) throws SaslException {
            Answers handler = Answers.none()
                    .on(NameCallback.class, (callback, together) -> {})
                    .on(ScramCredentialCallback.class, (callback, together) -> {
                        NameCallback asked = (NameCallback) together.get(0);
                        if (name.equals(asked.getDefaultName())) {
                            callback.scramCredential(credential(mechanism, password));
                        }
                    });
            return new ScramSaslServerFactory().createSaslServer(mechanism, "kafka", "localhost", Map.of(), handler);
        }

        private org.apache.kafka.common.security.scram.ScramCredential credential(String mechanism, String password) {
            try {
                return new ScramFormatter(ScramMechanism.forMechanismName(mechanism))
                        .generateCredential(password, 4096);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    /** A client. */
    abstract SaslClient client(String mechanism, String authzid, String name, String password) throws SaslException;

    /** A server that knows one user. */
    abstract SaslServer server(String mechanism, String name, String password) throws SaslException;
}
