package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.wildfly.security.sasl.digest.DigestClientFactory;
import org.wildfly.security.sasl.digest.DigestServerFactory;

/** Whose DIGEST-MD5 plays a side. */
enum DigestPeers {
    OURS {
        @Override
        SaslClientFactory clients() {
            return Ours.PROVIDER.clientFactory();
        }

        @Override
        SaslServerFactory servers() {
            return Ours.PROVIDER.serverFactory();
        }
    },
    SUN {
        @Override
        SaslClientFactory clients() {
            return (SaslClientFactory) sun("SaslClientFactory");
        }

        @Override
        SaslServerFactory servers() {
            return (SaslServerFactory) sun("SaslServerFactory");
        }
    },
    ELYTRON {
        @Override
        SaslClientFactory clients() {
            return new DigestClientFactory();
        }

        @Override
        SaslServerFactory servers() {
            return new DigestServerFactory();
        }
    };

    static final String MECHANISM = "DIGEST-MD5";

    abstract SaslClientFactory clients();

    abstract SaslServerFactory servers();

    private static Object sun(String type) {
        try {
            return Security.getProvider("SunSASL").getService(type, MECHANISM).newInstance(null);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    SaslClient client(String authzid, Map<String, ?> properties, CallbackHandler handler) throws SaslException {
        SaslClient client =
                clients().createSaslClient(new String[] {MECHANISM}, authzid, "test", "localhost", properties, handler);
        assertThat(Registered.isOurs(client)).isEqualTo(this == OURS);
        return client;
    }

    SaslServer server(Map<String, ?> properties, CallbackHandler handler) throws SaslException {
        SaslServer server = servers().createSaslServer(MECHANISM, "test", "localhost", properties, handler);
        assertThat(Registered.isOurs(server)).isEqualTo(this == OURS);
        return server;
    }

    /** A client's handler, which leaves the realm to the server's first. */
    static Answers login(String name, String password) {
        return Answers.login(name, password)
                .on(RealmCallback.class, (callback, together) -> callback.setText(callback.getDefaultText()))
                .on(
                        RealmChoiceCallback.class,
                        (callback, together) -> callback.setSelectedIndex(callback.getDefaultChoice()));
    }

    /** A server's handler, which authorises everybody to act as whom they want. */
    static Answers user(String name, String password) {
        return Answers.none()
                .on(RealmCallback.class, (callback, together) -> callback.setText(callback.getDefaultText()))
                .on(NameCallback.class, (callback, together) -> callback.setName(callback.getDefaultName()))
                .on(PasswordCallback.class, (callback, together) -> {
                    for (javax.security.auth.callback.Callback asked : together) {
                        if (asked instanceof NameCallback of && name.equals(of.getDefaultName())) {
                            callback.setPassword(password.toCharArray());
                        }
                    }
                })
                .authorising();
    }
}
