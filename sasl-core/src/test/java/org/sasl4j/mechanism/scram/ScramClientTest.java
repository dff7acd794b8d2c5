package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Bytes;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Property;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.crypto.Nonces;

class ScramClientTest {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String SALT = "W22ZaJ0SNY7soEsUEjb6gQ==";

    private static Peers.Client user() {
        return Peers.Client.of("user", "pencil").choosing("abc");
    }

    private static Exchange started(ClientContext context) throws MechanismException {
        Exchange client = Peers.client(SCRAM, context);
        client.evaluate(null);
        return client;
    }

    private static MechanismException failure(ClientContext context, String serverFirst) throws MechanismException {
        return failure(started(context), serverFirst);
    }

    private static MechanismException failure(Exchange client, String message) {
        try {
            client.evaluate(message.getBytes());
        } catch (MechanismException e) {
            assertThat(client.isComplete()).isFalse();
            assertThat(e.response())
                    .as("a client has no words for a server's faults")
                    .isEmpty();
            return e;
        }
        throw new AssertionError("was accepted: " + message);
    }

    @ParameterizedTest
    @DisplayName("S3, S4, S13, S14, S16: first messages of a server that are refused")
    @ValueSource(
            strings = {
                "r=abc,s=AAAA,i=4096", // adds nothing
                "r=ab,s=AAAA,i=4096",
                "r=xabc,s=AAAA,i=4096",
                "r=ABCdef,s=AAAA,i=4096",
                "r=abcd f,s=AAAA,i=4096",
                "r=,s=AAAA,i=4096",
                "s=AAAA,r=abcdef,i=4096",
                "r=abcdef,i=4096,s=AAAA",
                "r=abcdef,s=AAAA",
                "r=abcdef,s=,i=4096",
                "r=abcdef,s=AAA,i=4096",
                "r=abcdef,s=AA AA,i=4096",
                "r=abcdef,s=AAB=,i=4096",
                "r=abcdef,s=AAAA,i=",
                "r=abcdef,s=AAAA,i=0",
                "r=abcdef,s=AAAA,i=-1",
                "r=abcdef,s=AAAA,i=+4096",
                "r=abcdef,s=AAAA,i= 4096",
                "r=abcdef,s=AAAA,i=04096",
                "r=abcdef,s=AAAA,i=4096.0",
                "r=abcdef,s=AAAA,i=٤٠٩٦",
                "r=abcdef,s=AAAA,i=4096,",
                "r=abcdef,s=AAAA,i",
                "r=abcdef,s=AAAA,i=4096,x",
                "r=abcdef,s=AAAA,i=4096,m",
                "r=abcdef,s=AAAA,i=4096,i=1",
                "r=abcdef,s=AAAA,s=AAAA,i=4096",
                "m=x,r=abcdef,s=AAAA,i=4096",
                "r=abcdef,m=x,s=AAAA,i=4096",
                "r=abcdef,s=AAAA,i=4096,m=x",
                "r=abcdef,s=AAAA,i=4096,x=1,m=x",
                "",
                ",",
                "v=AAAA",
                "r=abcdef,s=AA\0A,i=4096"
            })
    void refusesMalformedFirstMessages(String message) throws MechanismException {
        assertThat(failure(user(), message).reason()).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @DisplayName("S13: iteration counts out of bounds are refused before anything is derived, with both numbers")
    @CsvSource({
        "4095,4096,1000000",
        "1,4096,1000000",
        "1000001,4096,1000000",
        "2147483647,4096,1000000",
        "2147483648,4096,1000000",
        "99999999999999999999,1,2147483646"
    })
    void refusesIterationsOutOfBounds(String iterations, int minimum, int maximum) throws MechanismException {
        Peers.Client client = user().accepting(minimum, maximum);
        MechanismException e = failure(client, "r=abcdef,s=AAAA,i=" + iterations);

        assertThat(e.reason()).isEqualTo(Reason.POLICY);
        assertThat(e).hasMessageContaining(String.valueOf(minimum)).hasMessageContaining(String.valueOf(maximum));
        assertThat(e).hasMessageContaining(iterations.length() > 9 ? "2147483647" : iterations);
    }

    @Test
    @DisplayName("S13: the bounds themselves are accepted, and the standard ones start at 4096")
    void acceptsTheBounds() throws MechanismException {
        assertThat(started(user().accepting(1, 2)).evaluate("r=abcdef,s=AAAA,i=1".getBytes()))
                .isNotNull();
        assertThat(started(user().accepting(1, 2)).evaluate("r=abcdef,s=AAAA,i=2".getBytes()))
                .isNotNull();
        assertThat(IterationBounds.of(new ClientContext() {}.settings()))
                .isEqualTo(new IterationBounds(4096, 1_000_000));
        for (Property<Integer> bound : List.of(Scram.ITERATIONS_MIN, Scram.ITERATIONS_MAX)) {
            assertThatThrownBy(() -> bound.read(0))
                    .isInstanceOf(MechanismException.class)
                    .hasMessage("the property " + bound
                            + " must be a whole number from 1 up, as an Integer or a String, and is '0'");
            assertThat(bound.read(1)).isEqualTo(1);
        }
        assertThat(started(user().accepting(5, 5)).evaluate("r=abcdef,s=AAAA,i=5".getBytes()))
                .isNotNull();
        assertThatThrownBy(() -> Peers.client(SCRAM, user().accepting(5, 4)).evaluate(null))
                .isInstanceOf(MechanismException.class)
                .hasMessage("the property org.sasl4j.scram.iterations.min must be no more than"
                        + " org.sasl4j.scram.iterations.max, 4, and is '5'");
    }

    @Test
    @DisplayName("S16: a nonce may be of any printable character but the comma")
    void takesAnyPrintableNonce() throws MechanismException {
        assertThat(started(user()).evaluate("r=abc!~,s=AAAA,i=1".getBytes()))
                .asString(StandardCharsets.US_ASCII)
                .contains(",r=abc!~,p=");
    }

    @Test
    void takesALongSalt() throws MechanismException {
        String salt = Base64.getEncoder().encodeToString(new byte[40_000]);

        assertThat(started(user()).evaluate(("r=abcdef,s=" + salt + ",i=1").getBytes()))
                .isNotNull();
    }

    @Test
    void refusesASaltOf64Kilobytes() throws MechanismException {
        String salt = Base64.getEncoder().encodeToString(new byte[65536]);

        assertThat(failure(user(), "r=abcdef,s=" + salt + ",i=1")).hasMessageContaining("longer than the 65536");
    }

    @ParameterizedTest
    @DisplayName("S9, S10, S14: final messages that prove nothing")
    @ValueSource(
            strings = {
                "",
                "v=",
                "v=AAAA",
                "v=AAA",
                "x=1,v=AAAA",
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=,m=x",
                "m=x,v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                "c=biws",
                "e="
            })
    void refusesFinalMessagesWithoutTheSignature(String message) throws MechanismException {
        Exchange client = started(user());
        client.evaluate(("r=abcdef,s=" + SALT + ",i=1").getBytes());

        failure(client, message);
        assertThatThrownBy(() -> client.evaluate("v=AAAA".getBytes())).isInstanceOf(MechanismException.class);
    }

    @ParameterizedTest
    @DisplayName("S10: the server's error is told, an unknown one as other-error")
    @CsvSource({
        "invalid-proof,REFUSED,invalid-proof",
        "unknown-user,REFUSED,unknown-user",
        "channel-bindings-dont-match,BINDING,channel-bindings-dont-match",
        "no-resources,TEMPORARY,no-resources",
        "extensions-not-supported,MALFORMED,extensions-not-supported",
        "other-error,REFUSED,other-error",
        "the-moon-is-full,REFUSED,other-error",
    })
    void tellsTheServersError(String value, Reason reason, String told) throws MechanismException {
        for (String message : new String[] {"e=" + value, "e=" + value + ",x=1"}) {
            Exchange client = started(user());
            client.evaluate(("r=abcdef,s=" + SALT + ",i=1").getBytes());
            MechanismException e = failure(client, message);

            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e).hasMessage("the server refused: " + told);
            assertThat(failure(user(), message).reason())
                    .as("in place of its first message")
                    .isEqualTo(reason);
        }
    }

    @Test
    @DisplayName("S9: is not complete without the server's signature, and not with an empty message either")
    void isNotCompleteWithoutTheSignature() throws MechanismException {
        Exchange client = started(user());
        client.evaluate(("r=abcdef,s=" + SALT + ",i=1").getBytes());

        assertThat(client.isComplete()).isFalse();
        failure(client, "");
        assertThat(client.isComplete()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("S5: extensions in each of the server's messages are ignored, told and proven")
    @ValueSource(strings = {"h=sha512", "x=1,y=a=b"})
    void ignoresExtensionsOfTheServer(String extensions) throws MechanismException {
        Exchange client = started(user());
        String serverFirst = "r=abcdef,s=" + SALT + ",i=4096," + extensions;
        String clientFinal = new String(client.evaluate(serverFirst.getBytes()));
        byte[] signature;
        try (Secret password = Secret.of("pencil".toCharArray())) {
            var credential = ScramKeys.derive(
                    Hash.SHA_256, password, Bytes.copyOf(Base64.getDecoder().decode(SALT)), 4096);
            Proofs proofs = new Proofs(
                    Hash.SHA_256.hmac(),
                    Proofs.firstMessages("n=user,r=abc".getBytes(), serverFirst.getBytes()),
                    clientFinal.substring(0, clientFinal.indexOf(",p=")).getBytes());
            signature = proofs.serverSignature(credential.serverKey().toByteArray());
        }
        client.evaluate((new String(ServerFinal.encode(signature)) + ",z=last").getBytes());

        assertThat(client.isComplete()).isTrue();
        assertThat(client.property(Scram.EXTENSIONS)).contains(told(extensions + ",z=last"));
    }

    private static Map<String, String> told(String extensions) {
        Map<String, String> told = new HashMap<>();
        for (String extension : extensions.split(",")) {
            int equals = extension.indexOf('=');
            told.put(extension.substring(0, equals), extension.substring(equals + 1));
        }
        return told;
    }

    @Test
    @DisplayName("S11: names are quoted with =2C and =3D")
    void quotesNames() throws MechanismException {
        Peers.Client client = Peers.Client.of("a,b=c", "pencil").choosing("abc").actingAs("=,");

        assertThat(Peers.client(SCRAM, client).evaluate(null)).isEqualTo("n,a==3D=2C,n=a=2Cb=3Dc,r=abc".getBytes());
    }

    @Test
    @DisplayName("S12: a name that is empty or prohibited after preparation ends the exchange")
    void refusesNamesThatCannotBePrepared() {
        for (String name : new String[] {"\u00AD", "us\u0007er", "us\0er"}) {
            Exchange client = Peers.client(SCRAM, Peers.Client.of(name, "pencil"));
            assertThatThrownBy(() -> client.evaluate(null))
                    .isInstanceOfSatisfying(MechanismException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.ABORTED));
        }
    }

    @Test
    @DisplayName("RFC 5802 section 2.2: a password is a stored string, so unassigned code points are prohibited")
    void refusesPasswordsThatNobodyCanHave() throws MechanismException {
        MechanismException e = failure(Peers.Client.of("user", "pen\u0221cil").choosing("abc"), "r=abcdef,s=AAAA,i=1");

        assertThat(e.reason()).isEqualTo(Reason.ABORTED);
        assertThat(e).hasMessageContaining("password").hasMessageNotContaining("cil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "m", "r", "1", "", "x y", "ä"})
    void refusesToSendWhatIsNoExtension(String name) {
        assertThatThrownBy(() -> started(user().sending(Map.of(name, "1")))).hasMessageContaining("extension");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b", ",", "a\0b", "\0"})
    void refusesToSendAValueThatIsNone(String value) {
        assertThatThrownBy(() -> started(user().sending(Map.of("x", value)))).hasMessageContaining("extension");
    }

    @Test
    @DisplayName("S16: each exchange has a nonce of its own with at least 128 bits")
    void drawsALongNonce() throws MechanismException {
        String one =
                new String(Peers.client(SCRAM, Peers.Client.of("user", "p")).evaluate(null));
        String other =
                new String(Peers.client(SCRAM, Peers.Client.of("user", "p")).evaluate(null));

        assertThat(one).matches("n,,n=user,r=[!-+\\--~]{24}").isNotEqualTo(other);
    }

    @Test
    void derivesKeysOnceWhenTheyAreCached() throws MechanismException {
        try (ScramKeyCache cache = new ScramKeyCache(2)) {
            String first = "r=abcdef,s=" + SALT + ",i=4096";
            byte[] derived = started(user().caching(cache)).evaluate(first.getBytes());
            assertThat(cache.size()).isEqualTo(1);
            byte[] cached = started(user().caching(cache)).evaluate(first.getBytes());

            assertThat(cached).isEqualTo(derived);
            assertThat(cache.size()).isEqualTo(1);
            byte[] wrong = started(
                            Peers.Client.of("user", "pen").choosing("abc").caching(cache))
                    .evaluate(first.getBytes());
            assertThat(wrong).as("another password has other keys").isNotEqualTo(derived);
        }
    }

    @Test
    void provesItselfByTheKeysThatAreCached() throws MechanismException {
        String first = "r=abcdef,s=" + SALT + ",i=4096";
        try (ScramKeyCache cache = new ScramKeyCache(1);
                ScramClientKeys cached = keysOfLength(32, 32);
                Secret password = Secret.of("pencil".toCharArray())) {
            cache.put(Hash.SHA_256, password, Bytes.copyOf(Base64.getDecoder().decode(SALT)), 4096, cached);

            assertThat(started(user().caching(cache)).evaluate(first.getBytes()))
                    .isEqualTo(started(keyless((hash, salt, iterations) -> Optional.of(cached.copy())))
                            .evaluate(first.getBytes()));
        }
    }

    private static ScramClientKeys keysOfLength(int clientKey, int serverKey) {
        return new ScramClientKeys(Secret.owning(new byte[clientKey]), Secret.owning(new byte[serverKey]));
    }

    @Test
    @DisplayName("14: the password is wiped where the client cannot begin")
    void wipesThePasswordOfANameThatNobodyCanHave() {
        Secret password = Secret.of("pencil".toCharArray());
        Exchange client = Peers.client(SCRAM, new ClientContext() {
            @Override
            public Login login() {
                return new Login("us\0er", password);
            }
        });

        assertThatThrownBy(() -> client.evaluate(null)).isInstanceOf(MechanismException.class);
        assertThatIllegalStateException().isThrownBy(password::revealBytes);
    }

    /** A client without a password, that may have keys. */
    private static ClientContext keyless(ScramKeySource keys) {
        return new Keyless(keys).with(Nonces.CHOSEN, "abc").with(Scram.KEYS, keys);
    }

    /** A client without a password, whose handler may have keys. */
    private record Keyless(ScramKeySource keys) implements ClientContext {
        @Override
        public Login login() {
            return new Login("user", null);
        }

        @Override
        public boolean ask(Callback... questions) throws MechanismException {
            ScramKeysCallback question = (ScramKeysCallback) questions[0];
            keys.find(question.getHash(), question.getSalt(), question.getIterations())
                    .ifPresent(question::setKeys);
            return true;
        }
    }

    private static Optional<ScramClientKeys> derived(Hash hash, Bytes salt, int iterations) throws MechanismException {
        try (Secret password = Secret.of("pencil".toCharArray())) {
            return Optional.of(ScramKeys.clientKeys(hash, password, salt, iterations));
        }
    }

    @Test
    @DisplayName("14: keys stand for a password, be it a function or the handler that tells them")
    void logsInWithKeysInsteadOfAPassword() throws MechanismException {
        MemoryCredentialStore store = new MemoryCredentialStore().put("user", "pencil".toCharArray());
        for (ClientContext keys : List.of(keyless(ScramClientTest::derived), new Keyless(ScramClientTest::derived))) {
            Exchange client = Peers.client(SCRAM, keys);
            Exchange server = Peers.server(SCRAM, Peers.Server.of(store));
            client.evaluate(server.evaluate(client.evaluate(server.evaluate(client.evaluate(null)))));

            assertThat(client.isComplete()).isTrue();
        }
    }

    @Test
    void saysWhyTheHandlerHasNoKeys() throws MechanismException {
        ClientContext failing = new Keyless((hash, salt, iterations) -> {
            throw new MechanismException(Reason.TEMPORARY, "the key store is down");
        });

        assertThat(failure(failing.with(Nonces.CHOSEN, "abc"), "r=abcdef,s=AAAA,i=4096"))
                .hasMessage("the key store is down");
    }

    @Test
    void saysSoWhenThereIsNeitherPasswordNorKeys() throws MechanismException {
        ClientContext nothing = keyless((hash, salt, iterations) -> Optional.empty());

        assertThat(failure(nothing, "r=abcdef,s=AAAA,i=4096"))
                .hasMessageContaining("neither a password nor SCRAM keys");
    }

    @ParameterizedTest
    @CsvSource({"31,32", "32,33", "64,64"})
    void saysSoWhenKeysAreOfAnotherLength(int clientKey, int serverKey) throws MechanismException {
        ScramClientKeys keys = keysOfLength(clientKey, serverKey);
        MechanismException e =
                failure(keyless((hash, salt, iterations) -> Optional.of(keys)), "r=abcdef,s=AAAA,i=4096");

        assertThat(e.reason()).isEqualTo(Reason.ABORTED);
        assertThat(e).hasMessageContaining("32 octets");
        assertThatIllegalStateException().as("keys are handed over").isThrownBy(keys.clientKey()::revealBytes);
    }
}
