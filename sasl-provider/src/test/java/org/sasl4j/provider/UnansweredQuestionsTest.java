package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.security.Security;
import java.util.List;
import java.util.stream.IntStream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.LogLines;
import org.wildfly.security.sasl.plain.WildFlyElytronSaslPlainProvider;

/** One warning for each class of handlers that answers nothing. */
class UnansweredQuestionsTest {
    /** Knows nothing that is asked. */
    private static final class Ignorant implements CallbackHandler {
        @Override
        public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
            throw new UnsupportedCallbackException(callbacks[0]);
        }
    }

    /** Leaves everything as it is. */
    private static final class Silent implements CallbackHandler {
        @Override
        public void handle(Callback[] callbacks) {
            // like some in the field
        }
    }

    /** Knows alice, and of others nothing. */
    private static final class Knowing implements CallbackHandler {
        @Override
        public void handle(Callback[] callbacks) {
            if (callbacks[0] instanceof NameCallback name
                    && name.getDefaultName().equals("alice")) {
                ((PasswordCallback) callbacks[1]).setPassword("secret".toCharArray());
            }
        }
    }

    /** Loads one class anew: what is said once for each class is said to each test again. */
    private static final class Again extends ClassLoader {
        static CallbackHandler handler(Class<? extends CallbackHandler> known)
                throws ReflectiveOperationException, IOException {
            String name = known.getName();
            try (InputStream octets = known.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] all = octets.readAllBytes();
                var constructor =
                        new Again().defineClass(name, all, 0, all.length).getDeclaredConstructor();
                constructor.setAccessible(true);
                return (CallbackHandler) constructor.newInstance();
            }
        }
    }

    private static List<String> warnings(String mechanism, CallbackHandler handler, String... messages)
            throws Exception {
        for (String message : messages) {
            SaslServer server = Ours.server(mechanism, Ours.NONE, handler);
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> server.evaluateResponse(Ours.utf8(message)));
        }
        return LogLines.claim();
    }

    @Test
    @DisplayName("10 A1: a handler that answers nothing is warned of once, with who else has the mechanism")
    void warnsOnceForAClass() throws Exception {
        Security.addProvider(new WildFlyElytronSaslPlainProvider());
        try {
            assertThat(warnings("PLAIN", Again.handler(Ignorant.class), "\0alice\0secret", "\0bob\0secret"))
                    .singleElement()
                    .asString()
                    .contains(Ignorant.class.getName(), "PLAIN", "NameCallback", "PasswordCallback")
                    .contains("[WildFlyElytronSaslPlainProvider]")
                    .doesNotContain("alice", "secret");
        } finally {
            Security.removeProvider(new WildFlyElytronSaslPlainProvider().getName());
        }
        assertThat(warnings("PLAIN", Again.handler(Ignorant.class), "\0alice\0secret"))
                .singleElement()
                .asString()
                .contains("no other installed provider has PLAIN");
        assertThat(warnings("PLAIN", Again.handler(Silent.class), "\0alice\0secret"))
                .hasSize(1);
        assertThat(warnings("OAUTHBEARER", Again.handler(Ignorant.class), "n,,\1auth=Bearer x\1\1"))
                .singleElement()
                .asString()
                .contains("ValidateTokenCallback");
    }

    @Test
    @DisplayName("10 A1: a handler that has answered once is not warned of for a user who does not exist")
    void warnsOfNobodyWhoKnows() throws Exception {
        CallbackHandler knowing = Again.handler(Knowing.class);

        assertThat(warnings("PLAIN", knowing, "\0alice\0guess", "\0bob\0guess")).isEmpty();
    }

    private static WeakReference<ClassLoader> loaderOfAHandlerThatWasAsked() throws Exception {
        CallbackHandler handler = Again.handler(Silent.class);
        assertThat(warnings("PLAIN", handler, "\0alice\0secret")).hasSize(1);
        return new WeakReference<>(handler.getClass().getClassLoader());
    }

    @Test
    @DisplayName("10 A1: what is remembered of a handler's class keeps no class loader alive")
    void keepsNoLoaderAlive() throws Exception {
        WeakReference<ClassLoader> loader = loaderOfAHandlerThatWasAsked();

        assertThat(IntStream.range(0, 50).anyMatch(round -> {
                    System.gc();
                    return loader.get() == null;
                }))
                .isTrue();
    }
}
