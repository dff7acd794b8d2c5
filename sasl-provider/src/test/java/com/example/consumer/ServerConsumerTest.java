package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sasl4j.credential.VerifyPasswordCallback;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;

/** The ways in which the servers of obligations.md, Part 3, call javax.security.sasl. */
@ExtendWith(OursFirst.class)
class ServerConsumerTest {
    private static final byte[] ALICE = Ours.plain("", "alice", "secret");

    private static SaslServer server(CallbackHandler handler) throws SaslException {
        return Sasl.createSaslServer("PLAIN", "test", "host", null, handler);
    }

    @Test
    @DisplayName("Hadoop: factories cached once and called from many threads; props as Strings; token names with '='")
    void hadoop() throws Exception {
        SaslServerFactory cached = Collections.list(Sasl.getSaslServerFactories()).stream()
                .filter(Registered::isOurs)
                .findFirst()
                .orElseThrow();
        String token = "owner+/==".repeat(100);
        Map<String, String> props = Map.of(Sasl.QOP, "auth", Sasl.SERVER_AUTH, "false");
        Callable<String> login = () -> {
            SaslServer server = cached.createSaslServer(
                    "PLAIN",
                    "proto",
                    "server",
                    props,
                    Answers.user(token, "secret").authorising());
            assertThat(server.evaluateResponse(Ours.plain("", token, "secret"))).isNull();
            return server.getAuthorizationID();
        };
        ExecutorService handlers = Executors.newFixedThreadPool(4);
        try {
            for (Future<String> user : handlers.invokeAll(Collections.nCopies(200, login))) {
                assertThat(user.get()).isEqualTo(token);
            }
        } finally {
            handlers.shutdownNow();
        }
    }

    @Test
    @DisplayName("Openfire: a handler that never calls setName, and asks every factory for getMechanismNames(null)")
    void openfire() throws SaslException {
        List<String> names = new ArrayList<>();
        for (SaslServerFactory factory : Collections.list(Sasl.getSaslServerFactories())) {
            names.addAll(List.of(factory.getMechanismNames(null)));
        }
        assertThat(names).contains("PLAIN", "EXTERNAL").doesNotContain("ANONYMOUS");
        Answers handler = Answers.none()
                .on(NameCallback.class, (callback, together) -> {})
                .on(PasswordCallback.class, (callback, together) -> callback.setPassword("secret".toCharArray()))
                .on(
                        AuthorizeCallback.class,
                        (callback, together) -> callback.setAuthorized(
                                callback.getAuthenticationID().equals("alice")));
        SaslServer server = server(handler);

        assertThat(server.evaluateResponse(new byte[0])).isEmpty();
        assertThat(server.evaluateResponse(ALICE)).isNull();

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
    }

    @Test
    @DisplayName("Kafka broker: a foreign PLAIN callback beside ours: verify callback first, alone")
    void handlerThatDereferencesItsOnlyCallback() throws SaslException {
        CallbackHandler careless = callbacks -> {
            if (callbacks[0] instanceof VerifyPasswordCallback verify) {
                assertThat(callbacks).hasSize(1);
                verify.setVerified(new String(verify.getPassword()).equals("secret"));
            } else {
                ((AuthorizeCallback) callbacks[0]).setAuthorized(true);
            }
        };
        SaslServer server = server(careless);

        server.evaluateResponse(ALICE);

        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("IMAP servers: the client's empty reply to the last challenge is taken after success")
    void imapServer() throws SaslException {
        SaslServer server = server(Answers.user("alice", "secret"));
        server.evaluateResponse(ALICE);

        assertThat(server.evaluateResponse(new byte[0])).isNull();
        assertThat(server.isComplete()).isTrue();
    }
}
