package com.example.consumer.amqp;

import com.rabbitmq.client.LongString;
import com.rabbitmq.client.SaslConfig;
import com.rabbitmq.client.SaslMechanism;
import com.rabbitmq.client.impl.LongStringHelper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** Has RabbitMQ's client log in by {@code javax.security.sasl}, with the first of the mechanisms wanted that is offered. */
record SaslClientConfig(List<String> wanted, String host, Map<String, ?> properties) implements SaslConfig {
    @Override
    public SaslMechanism getSaslMechanism(String[] offered) {
        return wanted.stream()
                .filter(List.of(offered)::contains)
                .findFirst()
                .map(Login::new)
                .orElse(null);
    }

    private final class Login implements SaslMechanism {
        private final String name;
        private SaslClient client;

        Login(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public LongString handleChallenge(LongString challenge, String username, String password) {
            try {
                if (challenge == null) { // the first time
                    client = Objects.requireNonNull(create(username, password), () -> "nobody has " + name);
                }
                byte[] response = client.evaluateChallenge(challenge == null ? new byte[0] : challenge.getBytes());
                return LongStringHelper.asLongString(response == null ? new byte[0] : response);
            } catch (SaslException e) {
                throw new IllegalStateException(e); // the connection is closed
            }
        }

        private SaslClient create(String username, String password) throws SaslException {
            return Sasl.createSaslClient(new String[] {name}, null, "AMQP", host, properties, callbacks -> {
                for (Callback callback : callbacks) {
                    if (callback instanceof NameCallback user) {
                        user.setName(username);
                    } else if (callback instanceof PasswordCallback secret) {
                        secret.setPassword(password.toCharArray());
                    }
                }
            });
        }
    }
}
