package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.provider.Ours.converse;
import static org.sasl4j.provider.Ours.utf8;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramClientKeys;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramKeyCache;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.mechanism.scram.ScramKeysCallback;
import org.sasl4j.provider.Answers.Unknown;

class ScramClientCallbacksTest {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final ScramCredential ALICES = Ours.keys(Hash.SHA_256, "secret");

    private static SaslServer server() throws SaslException {
        MemoryCredentialStore users = new MemoryCredentialStore().put("alice", ALICES);
        return Ours.server(SCRAM, Map.of("org.sasl4j.credentials", users), null);
    }

    private static SaslClient client(Map<String, ?> props, String password) throws SaslException {
        return Ours.client(SCRAM, props, Answers.login("alice", password));
    }

    /** Knows the name, leaves the password null, and has keys. */
    private static Answers keys(Answers.Answer<ScramKeysCallback> answer) {
        return Answers.none()
                .on(NameCallback.class, (callback, together) -> callback.setName("alice"))
                .on(PasswordCallback.class, (callback, together) -> {})
                .on(ScramKeysCallback.class, answer);
    }

    @Test
    @DisplayName("rules 1 and 3: a client with a password is asked for Name and Password together, and nothing else")
    void asksForPassword() throws SaslException {
        Answers handler = Answers.login("alice", "secret");

        converse(Ours.client(SCRAM, Ours.NONE, handler), server());

        assertThat(handler.calls()).containsExactly(List.of("NameCallback", "PasswordCallback"));
    }

    @Test
    @DisplayName("rule 1: without a password the keys are asked for alone, once the server's figures are known")
    void logsInWithKeysOfPassword() throws SaslException {
        Answers handler = keys((callback, together) -> {
            try (Secret password = Secret.of("secret".toCharArray())) {
                callback.setKeys(ScramKeys.clientKeys(
                        callback.getHash(), password, callback.getSalt(), callback.getIterations()));
            }
        });

        converse(Ours.client(SCRAM, Ours.NONE, handler), server());

        assertThat(handler.calls())
                .containsExactly(List.of("NameCallback", "PasswordCallback"), List.of("ScramKeysCallback"));
    }

    @Test
    @DisplayName("keys made of a SaltedPassword that the JDK's PBKDF2 computed log in, and are closed afterwards")
    void logsInWithKeysOfSaltedPassword() throws SaslException {
        List<ScramClientKeys> given = new ArrayList<>();
        Answers handler = keys((callback, together) -> {
            byte[] salt = callback.getSalt().toByteArray();
            PBEKeySpec spec = new PBEKeySpec("secret".toCharArray(), salt, callback.getIterations(), 256);
            try (Secret salted = Secret.owning(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded())) {
                given.add(ScramKeys.clientKeys(callback.getHash(), salted));
                callback.setKeys(given.get(0));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });

        converse(Ours.client(SCRAM, Ours.NONE, handler), server());

        assertThat(given).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> given.get(0).clientKey().revealBytes());
    }

    @ParameterizedTest
    @DisplayName("rule 1: without a password and without keys the exchange fails and says what is missing")
    @EnumSource(names = {"UNSUPPORTED", "IGNORED"})
    void failsWithoutPasswordAndKeys(Unknown way) throws SaslException {
        Answers handler = Answers.none()
                .on(NameCallback.class, (callback, together) -> callback.setName("alice"))
                .on(PasswordCallback.class, (callback, together) -> {})
                .otherwise(way);
        SaslClient client = Ours.client(SCRAM, Ours.NONE, handler);

        assertFails(Reason.ABORTED, "neither a password nor SCRAM keys", () -> converse(client, server()));
        assertThat(handler.calls()).contains(List.of("ScramKeysCallback"));
    }

    @Test
    @DisplayName("keys that a handler takes back are closed, and so are those it set before it failed")
    void closesKeysThatAreNotUsed() throws SaslException {
        List<ScramClientKeys> given = new ArrayList<>();
        SaslClient client = Ours.client(SCRAM, Ours.NONE, keys((callback, together) -> {
            for (int i = 0; i < 2; i++) {
                try (Secret password = Secret.of("secret".toCharArray())) {
                    given.add(ScramKeys.clientKeys(
                            callback.getHash(), password, callback.getSalt(), callback.getIterations()));
                }
                callback.setKeys(given.get(i));
            }
            throw new IllegalStateException("keychain locked");
        }));

        assertFails(Reason.TEMPORARY, "at the moment", () -> converse(client, server()));

        assertThat(given).hasSize(2).allSatisfy(keys -> assertThatIllegalStateException()
                .isThrownBy(() -> keys.clientKey().revealBytes()));
    }

    @Test
    @DisplayName("rule 1: a keychain that is down is temporary, with its cause")
    void failingKeysAreTemporary() throws SaslException {
        SaslClient client = Ours.client(SCRAM, Ours.NONE, keys((callback, together) -> {
            throw new IllegalStateException("keychain locked");
        }));

        var failure = assertFails(Reason.TEMPORARY, "at the moment", () -> converse(client, server()));

        assertThat(failure).hasRootCauseMessage("keychain locked");
    }

    @Test
    @DisplayName("scram.keycache: the same login twice is one entry, and a wrong password fails all the same")
    void cachesKeys() throws SaslException {
        try (ScramKeyCache cache = new ScramKeyCache(10)) {
            Map<String, Object> props = Map.of("org.sasl4j.scram.keycache", cache);
            converse(client(props, "secret"), server());
            assertThat(cache.size()).isEqualTo(1);
            converse(client(props, "secret"), server());
            assertThat(cache.size()).isEqualTo(1);

            SaslClient wrong = client(props, "guess");
            assertFails(Reason.REFUSED, "wrong", () -> converse(wrong, server()));
            converse(client(props, "secret"), server());
        }
    }

    @Test
    @DisplayName("scram.keycache: what is in it is used instead of deriving")
    void usesCachedKeys() throws SaslException {
        try (ScramKeyCache cache = new ScramKeyCache(10);
                Secret known = Secret.of("secret".toCharArray());
                Secret typed = Secret.of("guess".toCharArray());
                ScramClientKeys keys = ScramKeys.clientKeys(Hash.SHA_256, known, ALICES.salt(), ALICES.iterations())) {
            cache.put(Hash.SHA_256, typed, ALICES.salt(), ALICES.iterations(), keys);

            converse(client(Map.of("org.sasl4j.scram.keycache", cache), "guess"), server()); // planted: no derivation
        }
    }

    @Test
    @DisplayName("S5, scram.extensions: what the client sends is the server's negotiated property")
    void sendsExtensions() throws SaslException {
        SaslServer server = server();
        SaslClient client = client(Map.of("org.sasl4j.scram.extensions", Map.of("tokenauth", "true")), "secret");

        converse(client, server);

        assertThat(server.getNegotiatedProperty("org.sasl4j.scram.extensions")).isEqualTo(Map.of("tokenauth", "true"));
        assertThat(client.getNegotiatedProperty("org.sasl4j.scram.extensions")).isNull();
    }

    @Test
    @DisplayName(
            "S5, scram.extensions: what the server sends is signed as it came, and the client's negotiated property")
    void receivesExtensions() throws Exception {
        SaslClient client = client(Ours.NONE, "secret");
        String first = new String(client.evaluateChallenge(null), StandardCharsets.UTF_8).substring("n,,".length());
        String nonce = first.substring(first.indexOf("r=") + 2);
        String salt = Base64.getEncoder().encodeToString(ALICES.salt().toByteArray());
        String serverFirst = "r=" + nonce + "theirs,s=" + salt + ",i=4096,h=dGVzdA==,x=y=z";
        String last = new String(client.evaluateChallenge(utf8(serverFirst)), StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ALICES.serverKey().toByteArray(), "HmacSHA256"));
        String signed = first + ',' + serverFirst + ',' + last.substring(0, last.indexOf(",p="));
        String proof = Base64.getEncoder().encodeToString(mac.doFinal(utf8(signed)));

        assertThat(client.evaluateChallenge(utf8("v=" + proof + ",q=1"))).isNull();

        assertThat(client.isComplete()).isTrue();
        assertThat(client.getNegotiatedProperty("org.sasl4j.scram.extensions"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .containsOnly(entry("h", "dGVzdA=="), entry("x", "y=z"), entry("q", "1"));
    }

    @ParameterizedTest
    @DisplayName("scram.extensions: an attribute of SCRAM's own, or one that would break the message, is not sent")
    @CsvSource({"n, boss", "m, x", "p, x", "t, ''", "t, 'a,p=x'", "t1, x", "'', x"})
    void refusesUnsafeExtensions(String name, String value) throws SaslException {
        SaslClient client = client(Map.of("org.sasl4j.scram.extensions", Map.of(name, value)), "secret");

        assertFails(Reason.ABORTED, "SCRAM extension", () -> client.evaluateChallenge(null));
    }

    @ParameterizedTest
    @DisplayName("S9, R3: without the server's proof, or with an error, the client is not complete")
    @ValueSource(strings = {"v=AAAA", "e=invalid-proof", "e=never-heard-of", "", "v=", "e="})
    void isNotCompleteWithoutServersProof(String last) throws SaslException {
        SaslClient client = client(Ours.NONE, "secret");
        client.evaluateChallenge(server().evaluateResponse(client.evaluateChallenge(null)));
        assertThat(client.isComplete()).isFalse();

        assertThatExceptionOfType(SaslException.class).isThrownBy(() -> client.evaluateChallenge(utf8(last)));

        assertThat(client.isComplete()).isFalse();
    }
}
