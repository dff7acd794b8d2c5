package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.credential.MemoryCredentialStore;

@DisplayName("15: a call that says the same again is known, and one that says something else never is taken for it")
class CallAgainTest {
    private static final String IDENTITY = "org.sasl4j.external.identity";

    private final Sasl4jProvider provider = new Sasl4jProvider();

    private SaslServer server(String mechanism, Map<String, ?> said) throws SaslException {
        return provider.serverFactory().createSaslServer(mechanism, "imap", "localhost", said, null);
    }

    private String external(Map<String, ?> said) throws SaslException {
        SaslServer server = server("EXTERNAL", said);
        server.evaluateResponse(new byte[0]);
        return server.getAuthorizationID();
    }

    @Test
    void hearsWhatChangedInTheSameMap() throws SaslException {
        Map<String, Object> said = new HashMap<>(Map.of(IDENTITY, "alice"));

        assertThat(external(said)).isEqualTo("alice");
        assertThat(external(said)).isEqualTo("alice");
        said.put(IDENTITY, "bob");
        assertThat(external(said)).isEqualTo("bob");
        said.put("org.sasl4j.mechanisms", "PLAIN");
        assertThat(server("EXTERNAL", said)).isNull();
        said.remove("org.sasl4j.mechanisms");
        assertThat(external(said)).isEqualTo("bob");
    }

    @Test
    void readsALaterListAnew() throws SaslException {
        List<String> whitelist = new ArrayList<>(List.of("EXTERNAL"));
        Map<String, Object> said = Map.of(IDENTITY, "alice", "org.sasl4j.mechanisms", whitelist);

        assertThat(external(said)).isEqualTo("alice");
        whitelist.set(0, "PLAIN");
        assertThat(server("EXTERNAL", said)).isNull();
    }

    @Test
    void asksASupplierEachTime() throws SaslException {
        AtomicReference<String> token = new AtomicReference<>("first");
        Map<String, Object> said = Map.of("org.sasl4j.oauth.token", (Supplier<String>) token::get);

        assertThat(bearer(said)).contains("Bearer first");
        token.set("second");
        assertThat(bearer(said)).contains("Bearer second");
    }

    private String bearer(Map<String, ?> said) throws SaslException {
        SaslClient client = provider.clientFactory()
                .createSaslClient(new String[] {"OAUTHBEARER"}, null, "imap", "localhost", said, null);
        return new String(client.evaluateChallenge(new byte[0]));
    }

    @Test
    void readsAWordOfJavaxFromWhatWasSaidAndNotFromWhatTheMapHasNow() throws SaslException {
        Map<String, Object> first = new HashMap<>(Map.of(Sasl.QOP, "auth", IDENTITY, "alice"));
        Map<String, Object> same = Map.copyOf(first);

        assertThat(external(first)).isEqualTo("alice");
        first.put(Sasl.QOP, "auth-conf"); // which EXTERNAL has not
        assertThat(offeredQop(same)).contains("qop=\"auth\"");
        assertThat(server("EXTERNAL", first)).isNull();
    }

    private String offeredQop(Map<String, ?> said) throws SaslException {
        return new String(server("DIGEST-MD5", said).evaluateResponse(new byte[0]));
    }

    @Test
    void servesAnotherNameUnderThatName() throws SaslException {
        Map<String, Object> said = Map.of("org.sasl4j.credentials", new MemoryCredentialStore());

        assertThat(realmOffered("imap.example.com", said)).contains("realm=\"imap.example.com\"");
        assertThat(realmOffered("imap.example.com", said)).contains("realm=\"imap.example.com\"");
        assertThat(realmOffered("mail.example.com", said)).contains("realm=\"mail.example.com\"");
    }

    private String realmOffered(String serverName, Map<String, ?> said) throws SaslException {
        SaslServer server =
                provider.serverFactory().createSaslServer("DIGEST-MD5", "imap", serverName, said, callbacks -> {});
        return new String(server.evaluateResponse(new byte[0]));
    }

    @Test
    void asksTheHandlerOfThisCallAndNotAnEarlierOne() throws SaslException {
        CallbackHandler generous = authorizing(true);

        assertThat(actingAsBob(generous)).isEqualTo("bob");
        assertThat(actingAsBob(generous)).isEqualTo("bob");
        assertThatThrownBy(() -> actingAsBob(authorizing(false))).isInstanceOf(SaslException.class);
        assertThatThrownBy(() -> actingAsBob(null)).isInstanceOf(SaslException.class);
        assertThat(actingAsBob(generous)).isEqualTo("bob");
    }

    private static CallbackHandler authorizing(boolean anybody) {
        return callbacks -> ((AuthorizeCallback) callbacks[0]).setAuthorized(anybody);
    }

    private String actingAsBob(CallbackHandler handler) throws SaslException {
        SaslServer server = provider.serverFactory()
                .createSaslServer("EXTERNAL", "imap", "localhost", Map.of(IDENTITY, "alice"), handler);
        server.evaluateResponse("bob".getBytes());
        return server.getAuthorizationID();
    }

    @Test
    void knowsAfterManyHandlersWhomToAsk() throws SaslException {
        for (int i = 0; i < 100; i++) {
            assertThat(actingAsBob(authorizing(true))).isEqualTo("bob");
            assertThatThrownBy(() -> actingAsBob(authorizing(false))).isInstanceOf(SaslException.class);
        }
    }

    @Test
    void asksAMapOfOtherKeysWithoutHarm() throws SaslException {
        assertThat(external(Map.of(IDENTITY, "alice"))).isEqualTo("alice");
        Map<?, ?> numbers = Collections.unmodifiableMap(new TreeMap<>(Map.of(1, "alice"))); // whose get takes no String

        @SuppressWarnings("unchecked")
        SaslServer server = server("PLAIN", (Map<String, ?>) numbers);

        assertThat(server.getMechanismName()).isEqualTo("PLAIN");
    }

    @Test
    void keepsNoObjectOfAnApplicationAlive() throws SaslException {
        assertThat(isForgotten(storeThatWasUsed())).isTrue();
    }

    @Test
    void keepsNoHandlerOfAnApplicationAlive() throws SaslException {
        assertThat(isForgotten(handlerThatWasUsed())).isTrue();
    }

    private static boolean isForgotten(WeakReference<?> used) {
        return IntStream.range(0, 50).anyMatch(round -> {
            System.gc();
            return used.get() == null;
        });
    }

    private WeakReference<Object> storeThatWasUsed() throws SaslException {
        MemoryCredentialStore store = new MemoryCredentialStore().put("alice", "secret".toCharArray());
        Map<String, Object> said = Map.of("org.sasl4j.credentials", store);
        for (int i = 0; i < 2; i++) {
            server("PLAIN", said).evaluateResponse("\0alice\0secret".getBytes());
        }
        return new WeakReference<>(store);
    }

    private WeakReference<Object> handlerThatWasUsed() throws SaslException {
        AtomicReference<String> asked = new AtomicReference<>();
        CallbackHandler handler = callbacks -> {
            asked.set(((AuthorizeCallback) callbacks[0]).getAuthenticationID());
            ((AuthorizeCallback) callbacks[0]).setAuthorized(true);
        };
        actingAsBob(handler);
        actingAsBob(handler);
        assertThat(asked).hasValue("alice");
        return new WeakReference<>(handler);
    }

    /** A map that another thread changes just after it was read. */
    private static final class Changing extends HashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            Set<Map.Entry<String, Object>> read = Set.copyOf(super.entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .toList());
            put("org.sasl4j.mechanisms", "EXTERNAL");
            return read;
        }
    }

    @Test
    @DisplayName("a map that changes while it is read is known by what was read of it")
    void readsAMapOnce() throws SaslException {
        Map<String, Object> changing = new Changing();
        changing.put("org.sasl4j.mechanisms", "EXTERNAL PLAIN");
        assertThat(server("PLAIN", changing)).isNotNull();

        assertThat(server("PLAIN", Map.of("org.sasl4j.mechanisms", "EXTERNAL"))).isNull();
    }
}
