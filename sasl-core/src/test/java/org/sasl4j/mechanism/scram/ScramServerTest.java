package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Bytes;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.crypto.Hmac;
import org.sasl4j.mechanism.TestLogins;

class ScramServerTest {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String FIRST = "n,,n=user,r=abc";
    private static final MemoryCredentialStore STORE = new MemoryCredentialStore().put("user", credential("pencil"));

    private static ScramCredential credential(String password) {
        try (Secret secret = Secret.of(password.toCharArray())) {
            return ScramKeys.derive(Hash.SHA_256, secret, Bytes.copyOf(new byte[16]), 64);
        } catch (MechanismException e) {
            throw new AssertionError(e);
        }
    }

    private static Exchange server() {
        return Peers.server(SCRAM, Peers.Server.of(STORE).choosing("def"));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MechanismException failure(Exchange server, byte[] message) {
        try {
            server.evaluate(message);
        } catch (MechanismException e) {
            assertThat(server.isComplete()).isFalse();
            return e;
        }
        throw new AssertionError("was accepted: " + new String(message, StandardCharsets.UTF_8));
    }

    private static String said(MechanismException e) {
        return e.response().map(bytes -> new String(bytes.toByteArray())).orElse("");
    }

    /** What a right client answers. */
    private static String clientFinal(Exchange server, String password) throws MechanismException {
        Exchange client = Peers.client(SCRAM, Peers.Client.of("user", password).choosing("abc"));
        return new String(client.evaluate(server.evaluate(client.evaluate(null))));
    }

    private static MechanismException finalFailure(UnaryOperator<String> change) throws MechanismException {
        Exchange server = server();
        return failure(server, octets(change.apply(clientFinal(server, "pencil"))));
    }

    @ParameterizedTest
    @DisplayName("S14, S4, S11, S16: malformed first messages are refused with the right error")
    @CsvSource(
            delimiter = '|',
            value = {
                "n,,n=user|invalid-encoding",
                "n,,r=abc,n=user|invalid-encoding",
                "n,,n=user,r=|invalid-encoding",
                "n,,n=,r=abc|invalid-encoding",
                "n,,n=user,r=abc,|invalid-encoding",
                "n,,n=user,r=abc,x|invalid-encoding",
                "n,,n=user,r=abc,x=|invalid-encoding",
                "n,,n=user,r=abc,r=abc|invalid-encoding",
                "n,,n=user,n=user,r=abc|invalid-encoding",
                "n,,n=user,r=abc,1=2|invalid-encoding",
                "n,,n=user,r=a c|invalid-encoding",
                "n,,n=user,r=äbc|invalid-encoding",
                "n,n=user,r=abc|invalid-encoding",
                "n=user,r=abc|invalid-encoding",
                "x,,n=user,r=abc|invalid-encoding",
                "F,n,,n=user,r=abc|invalid-encoding",
                "n,a=,n=user,r=abc|invalid-encoding",
                "n,x=y,n=user,r=abc|invalid-encoding",
                "n,a=ad=min,n=user,r=abc|invalid-encoding",
                "p=,,n=user,r=abc|invalid-encoding",
                "n,,m=x,n=user,r=abc|extensions-not-supported",
                "n,,n=user,m=x,r=abc|extensions-not-supported",
                "n,,n=user,r=abc,m=x|extensions-not-supported",
                "n,,n=user,r=abc,x=1,m=x|extensions-not-supported",
                "n,,n=us=er,r=abc|invalid-username-encoding",
                "n,,n=us=2cer,r=abc|invalid-username-encoding",
                "n,,n=us=3,r=abc|invalid-username-encoding",
                "n,,n=us\u0007er,r=abc|invalid-username-encoding",
                "n,,n=\u00AD,r=abc|invalid-username-encoding",
                "p=tls-unique,,n=user,r=abc|channel-binding-not-supported"
            })
    void refusesMalformedFirstMessages(String message, String error) {
        assertThat(said(failure(server(), octets(message)))).isEqualTo("e=" + error);
    }

    @Test
    @DisplayName("S12: a name that nobody can have is the client's fault, and the server's own is its own")
    void saysWhoseFaultAPreparedNameIs() {
        MechanismException prohibited = failure(server(), octets("n,,n=us\u0007er,r=abc"));
        assertThat(prohibited.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(prohibited).hasMessageContaining("SASLprep (RFC 4013)");

        ServerContext down = new Unable(StoreServerContext.of(STORE));
        assertThat(failure(Peers.server(SCRAM, down), octets(FIRST))).hasMessage("no names can be prepared");
    }

    /** A server that can do nothing for a name. */
    private record Unable(ServerContext other) implements ServerContext {
        @Override
        public String verify(Mechanism mechanism, String user, Secret password) throws MechanismException {
            return other.verify(mechanism, user, password);
        }

        @Override
        public String prepared(String user) throws MechanismException {
            throw new MechanismException(Reason.TEMPORARY, "no names can be prepared");
        }

        @Override
        public Optional<Account> find(Mechanism mechanism, String user, String realm) throws MechanismException {
            return other.find(mechanism, user, realm);
        }

        @Override
        public Decoy decoy(Mechanism mechanism, String user) throws MechanismException {
            return other.decoy(mechanism, user);
        }

        @Override
        public String authorize(String authenticationId, String authorizationId) throws MechanismException {
            return other.authorize(authenticationId, authorizationId);
        }
    }

    @Test
    @DisplayName("S14: NUL and broken UTF-8 are refused")
    void refusesNulAndBrokenUtf8() {
        assertThat(said(failure(server(), octets("n,,n=us\0er,r=abc")))).isEqualTo("e=invalid-encoding");
        byte[] broken = octets("n,,n=user,r=abc");
        broken[6] = (byte) 0xff;
        assertThat(said(failure(server(), broken))).isEqualTo("e=invalid-encoding");
    }

    @ParameterizedTest
    @DisplayName("S5: unknown optional extensions are ignored, told, and part of what is proven")
    @ValueSource(strings = {"x=1", "x=1,y==,Z=a=b", "A=1,Z=1,aa=1,zz=1", "tokenauth=true"})
    void ignoresExtensions(String extensions) throws MechanismException {
        Map<String, String> sent = new LinkedHashMap<>();
        for (String extension : extensions.split(",")) {
            int equals = extension.indexOf('=');
            sent.put(extension.substring(0, equals), extension.substring(equals + 1));
        }
        Exchange client = Peers.client(SCRAM, Peers.Client.of("user", "pencil").sending(sent));
        Exchange server = server();
        byte[] first = client.evaluate(null);
        assertThat(new String(first)).endsWith("," + extensions);
        byte[] last = server.evaluate(client.evaluate(server.evaluate(first)));
        client.evaluate(last);

        assertThat(server.property(Scram.EXTENSIONS)).contains(sent);
        assertThat(client.isComplete()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("S1: c= must be exactly the GS2 header received")
    @ValueSource(strings = {"eSws", "bix", "bixhPXVzZXIs", "biwsAA==", "cD10bHMtdW5pcXVlLCxnYXJiYWdl", "biw="})
    void refusesAnotherChannelBinding(String base64) throws MechanismException {
        MechanismException e = finalFailure(message -> message.replace("c=biws", "c=" + base64));

        assertThat(said(e)).isIn("e=channel-bindings-dont-match", "e=invalid-encoding");
        if (base64.length() % 4 == 0) {
            assertThat(e.reason()).isEqualTo(Reason.BINDING);
        }
    }

    @ParameterizedTest
    @DisplayName("S2: the nonce must be the one the server sent")
    @ValueSource(strings = {"abc", "def", "abcdefg", "abcabcdef", "xabcdef", "ABCDEF"})
    void refusesAnotherNonce(String nonce) throws MechanismException {
        MechanismException e = finalFailure(message -> message.replace("r=abcdef", "r=" + nonce));

        assertThat(e.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(said(e)).isEqualTo("e=other-error");
    }

    @ParameterizedTest
    @DisplayName("S4, S14: malformed final messages are refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "c=biws,r=abcdef|invalid-encoding",
                "c=biws,p=AAAA|invalid-encoding",
                "r=abcdef,c=biws,p=AAAA|invalid-encoding",
                "c=biws,r=abcdef,p=|invalid-encoding",
                "c=biws,r=abcdef,p=AAA|invalid-encoding",
                "c=biws,r=abcdef,p=AAB=|invalid-encoding",
                "c=biws,r=abcdef,p=AB==|invalid-encoding",
                "c=biws,r=abcdef,p=AA AA|invalid-encoding",
                "c=biws,r=abcdef,p=AA-_|invalid-encoding",
                "c=biws,r=abcdef,p=AAAA,|invalid-encoding",
                "c=biws,r=abcdef,p=AAAA,x=1|invalid-encoding",
                "c=biws,r=abcdef,p=AAAA,p=AAAA|invalid-encoding",
                "c=biws,c=biws,r=abcdef,p=AAAA|invalid-encoding",
                "c=biws,m=x,r=abcdef,p=AAAA|extensions-not-supported",
                "m=x,c=biws,r=abcdef,p=AAAA|extensions-not-supported",
                "c=biws,r=abcdef,m=x,p=AAAA|extensions-not-supported",
                "c=biws,r=abcdef,p=AAAA,m=x|extensions-not-supported",
                "p=AAAA|invalid-encoding",
                ",p=AAAA|invalid-encoding",
                "'',|invalid-encoding"
            })
    void refusesMalformedFinalMessages(String message, String error) throws MechanismException {
        assertThat(said(finalFailure(right -> message))).isEqualTo("e=" + error);
    }

    @ParameterizedTest
    @DisplayName("S15: a proof of another length is refused")
    @ValueSource(ints = {0, 1, 31, 33, 64})
    void refusesProofsOfAnotherLength(int length) throws MechanismException {
        MechanismException e = finalFailure(message -> {
            int proof = message.indexOf("p=") + 2;
            byte[] right = Base64.getDecoder().decode(message.substring(proof));
            byte[] changed = Arrays.copyOf(right, length);
            return message.substring(0, proof) + Base64.getEncoder().encodeToString(changed);
        });

        assertThat(said(e)).isEqualTo(length == 0 ? "e=invalid-encoding" : "e=invalid-proof");
    }

    @Test
    @DisplayName("S17: the authorization identity is looked at after the proof only")
    void authorisesAfterTheProof() throws MechanismException {
        AtomicInteger asked = new AtomicInteger();
        StoreServerContext context = StoreServerContext.builder(STORE)
                .authorizer((authenticationId, authorizationId) -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                })
                .build();
        Exchange wrong = Peers.server(SCRAM, context);
        Exchange wrongClient =
                Peers.client(SCRAM, Peers.Client.of("user", "pen").actingAs("root"));
        byte[] proof = wrongClient.evaluate(wrong.evaluate(wrongClient.evaluate(null)));
        assertThat(failure(wrong, proof).reason()).isEqualTo(Reason.REFUSED);
        assertThat(asked).hasValue(0);

        Exchange right = Peers.server(SCRAM, context);
        Exchange rightClient =
                Peers.client(SCRAM, Peers.Client.of("user", "pencil").actingAs("ro,ot="));
        byte[] first = rightClient.evaluate(null);
        assertThat(new String(first)).startsWith("n,a=ro=2Cot=3D,n=user,");
        proof = rightClient.evaluate(right.evaluate(first));
        assertThat(failure(right, proof).reason()).isEqualTo(Reason.NOT_AUTHORIZED);
        assertThat(asked).hasValue(1);
    }

    @Test
    @DisplayName("S20: a failed final message ends the exchange")
    void isOverAfterAWrongProof() throws MechanismException {
        Exchange server = server();
        String right = clientFinal(server, "pencil");
        failure(server, octets(right.replace("p=", "p=AAAA")));

        assertThat(failure(server, octets(right)).getMessage()).contains("has failed already");
    }

    @Test
    @DisplayName("S21: an empty first response gets an empty challenge once")
    void asksForTheFirstMessageOnce() throws MechanismException {
        Exchange server = server();

        assertThat(server.evaluate(new byte[0])).isEmpty();
        assertThat(server.evaluate(octets(FIRST))).isNotEmpty();
        Exchange twice = server();
        twice.evaluate(null);
        failure(twice, new byte[0]);
    }

    @Test
    @DisplayName("S22: the server's last words travel with the exception")
    void throwsWithTheServerFinalMessage() throws MechanismException {
        Exchange server = server();
        MechanismException e = failure(server, octets(clientFinal(server, "pen")));

        assertThat(said(e)).isEqualTo("e=invalid-proof");
        assertThatThrownBy(() -> server.evaluate(null))
                .isInstanceOfSatisfying(MechanismException.class, again -> assertThat(again.response())
                        .isEmpty());
    }

    @Test
    @DisplayName("S18: an unknown user has a salt of his own, the same each time, and the figures of real users")
    void pretendsThatUnknownUsersExist() throws MechanismException {
        String one = first("nobody");
        String again = first("nobody");
        String other = first("somebody");
        String real = first("user");

        assertThat(salt(one)).isEqualTo(salt(again)).isNotEqualTo(salt(other)).isNotEqualTo(salt(real));
        assertThat(one).hasSameSizeAs(real);
        assertThat(one).endsWith(",i=64");
        assertThat(real).endsWith(",i=64");
    }

    private static String first(String user) throws MechanismException {
        return new String(server().evaluate(octets("n,,n=" + user + ",r=abc")));
    }

    private static String salt(String serverFirst) {
        return serverFirst.replaceAll(".*,s=([^,]*),.*", "$1");
    }

    @Test
    @DisplayName("S18: an unknown user and a wrong password are refused with the same words")
    void refusesUnknownUsersAndWrongPasswordsAlike() throws MechanismException {
        Exchange one = server();
        MechanismException wrong = failure(one, octets(clientFinal(one, "pen")));
        Exchange other = server();
        Exchange nobody = Peers.client(SCRAM, Peers.Client.of("nobody", "pen").choosing("abc"));
        MechanismException unknown = failure(other, nobody.evaluate(other.evaluate(nobody.evaluate(null))));

        assertThat(unknown).hasMessage(wrong.getMessage());
        assertThat(unknown.reason()).isEqualTo(wrong.reason());
        assertThat(said(unknown)).isEqualTo(said(wrong));
    }

    @Test
    @DisplayName("rule 6: a store that is down plays its decoy first, and is not a wrong password")
    void playsTheDecoyWhenTheStoreIsDown() throws MechanismException {
        for (RuntimeException unchecked : new RuntimeException[] {null, new IllegalStateException("fault")}) {
            CredentialStore down = (user, realm, mechanism) -> {
                if (unchecked != null) {
                    throw unchecked;
                }
                throw new MechanismException(Reason.TEMPORARY, "the directory is down");
            };
            Exchange server = Peers.server(SCRAM, StoreServerContext.of(down));
            Exchange client = Peers.client(SCRAM, Peers.Client.of("user", "pencil"));
            MechanismException e = failure(server, client.evaluate(server.evaluate(client.evaluate(null))));

            assertThat(e.reason()).isEqualTo(Reason.TEMPORARY);
            assertThat(said(e)).isEqualTo("e=other-error");
        }
    }

    @Test
    @DisplayName("S19: without a key for this hash the user does not exist for it")
    void doesNotExistForAnotherHash() throws MechanismException {
        Exchange server = Peers.server("SCRAM-SHA-1", Peers.Server.of(STORE));
        Exchange client = Peers.client("SCRAM-SHA-1", Peers.Client.of("user", "pencil"));

        MechanismException e = failure(server, client.evaluate(server.evaluate(client.evaluate(null))));
        assertThat(said(e)).isEqualTo("e=invalid-proof");
    }

    @Test
    @DisplayName("S25: users known by a password are shown 4096 iterations, and 10000 for SHA-512")
    void announcesEnoughIterations() throws MechanismException {
        MemoryCredentialStore passwords = new MemoryCredentialStore().put("user", "pencil".toCharArray());
        for (String[] row : new String[][] {{"1", "4096"}, {"256", "4096"}, {"384", "4096"}, {"512", "10000"}}) {
            Exchange server = Peers.server("SCRAM-SHA-" + row[0], Peers.Server.of(passwords));

            assertThat(new String(server.evaluate(octets(FIRST)))).endsWith(",i=" + row[1]);
        }
    }

    @Test
    void takesTheFiguresOfItsDecoy() throws MechanismException {
        MemoryCredentialStore passwords = new MemoryCredentialStore()
                .put("user", "pencil".toCharArray())
                .pretending(Decoy.of(5000, 40, Secret.of("the server's".toCharArray())));
        String user = new String(Peers.server(SCRAM, Peers.Server.of(passwords)).evaluate(octets(FIRST)));

        assertThat(user).endsWith(",i=5000");
        assertThat(Base64.getDecoder().decode(salt(user))).hasSize(40);
    }

    @Test
    @DisplayName(
            "S18: the salt of an unknown user follows from the server's secret, on every node and in every version")
    void derivesSaltsFromTheServersSecret() throws MechanismException {
        byte[] secret = octets("the server's");
        MemoryCredentialStore nobody =
                new MemoryCredentialStore().pretending(Decoy.of(4096, 40, Secret.copyOf(secret)));
        byte[] salt = Base64.getDecoder()
                .decode(salt(
                        new String(Peers.server(SCRAM, Peers.Server.of(nobody)).evaluate(octets(FIRST)))));

        assertThat(Arrays.copyOf(salt, 32)).isEqualTo(Hmac.sha256().mac(secret, octets("\0user")));
        assertThat(Arrays.copyOfRange(salt, 32, 40))
                .isEqualTo(Arrays.copyOf(Hmac.sha256().mac(secret, octets("\1user")), 8));
    }

    @Test
    @DisplayName("S25: a user known by a password is shown the usual iterations, whatever others have")
    void showsAUserWithAPasswordTheUsualFigures() throws MechanismException {
        MemoryCredentialStore mixed = new MemoryCredentialStore().put("user", "pencil".toCharArray());
        try (Secret secret = Secret.of("pencil".toCharArray())) {
            for (int i = 0; i < 100; i++) {
                mixed.put("other" + i, ScramKeys.derive(Hash.SHA_256, secret, Bytes.copyOf(new byte[24]), 2));
            }
        }
        String user = new String(Peers.server(SCRAM, Peers.Server.of(mixed)).evaluate(octets(FIRST)));

        assertThat(user).endsWith(",i=4096");
        assertThat(Base64.getDecoder().decode(salt(user))).hasSize(16);
    }

    @Test
    @DisplayName("14: the log is told why, and the client is not")
    void tellsTheLogWhy() throws MechanismException {
        assertThat(detail(SCRAM, "user")).contains("wrong password");
        assertThat(detail(SCRAM, "nobody")).contains("no such user");
        assertThat(detail("SCRAM-SHA-1", "user")).contains("no such user");
        CredentialStore other = (user, realm, mechanism) -> Optional.of(new Account(user, credential("pencil")));
        assertThat(detail("SCRAM-SHA-1", "user", other)).contains("no credential of SHA-1");
    }

    private static Optional<String> detail(String mechanism, String user) throws MechanismException {
        return detail(mechanism, user, STORE);
    }

    private static Optional<String> detail(String mechanism, String user, CredentialStore store)
            throws MechanismException {
        Exchange server = Peers.server(mechanism, StoreServerContext.of(store));
        Exchange client = Peers.client(mechanism, Peers.Client.of(user, "pen"));
        return failure(server, client.evaluate(server.evaluate(client.evaluate(null))))
                .detail();
    }

    @Test
    @DisplayName("S5: without an extension none is told")
    void tellsNoExtensions() throws MechanismException {
        Exchange server = TestLogins.run(
                TestLogins.mechanism(SCRAM), Peers.Client.of("user", "pencil"), StoreServerContext.of(STORE));

        assertThat(server.property(Scram.EXTENSIONS)).isEmpty();
    }

    @Test
    void actsAsTheNameThatTheStoreHas() throws MechanismException {
        CredentialStore store = (user, realm, mechanism) ->
                Optional.of(new Account(user.toUpperCase(Locale.ROOT), credential("pencil")));
        Exchange server = TestLogins.run(
                TestLogins.mechanism(SCRAM), Peers.Client.of("user", "pencil"), StoreServerContext.of(store));

        assertThat(server.authorizationId()).isEqualTo("USER");
        assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains("USER");
    }

    @ParameterizedTest
    @DisplayName("13: a user whom the protocol has told already stands for the message's, which may be empty")
    @ValueSource(strings = {"n,,n=,r=abc", "n,,n=somebody,r=abc"})
    void takesTheUserWhomItWasTold(String first) throws MechanismException {
        Exchange told =
                Peers.server(SCRAM, Peers.Server.of(STORE).choosing("def").told("user"));

        assertThat(new String(told.evaluate(octets(first)))).isEqualTo(first("user"));
    }

    @Test
    @DisplayName("14: what a store hands over is wiped though the mechanism can do nothing with it")
    void closesAnAccountThatItDoesNotUse() throws MechanismException {
        Closable unfit = new Closable();
        CredentialStore broken = new CredentialStore() {
            @Override
            public Optional<Account> find(String user, String realm, Mechanism mechanism) {
                return Optional.of(new Account(user, unfit));
            }

            @Override
            public Decoy decoy(Mechanism mechanism) {
                throw new IllegalStateException("fault");
            }
        };
        failure(Peers.server(SCRAM, StoreServerContext.of(broken)), octets(FIRST));
        assertThat(unfit.closed).hasValue(1);

        Peers.server(SCRAM, StoreServerContext.of((user, realm, mechanism) -> Optional.of(new Account(user, unfit))))
                .evaluate(octets(FIRST));
        assertThat(unfit.closed).hasValue(2);
        claimThatTheCostIsUnknown();
    }

    /** Said once for a class of stores. */
    private static void claimThatTheCostIsUnknown() {
        assertThat(LogLines.claim()).allMatch(line -> line.startsWith("WARNING what it costs to judge a password"));
    }

    /** A credential of no mechanism's. */
    private static final class Closable implements Credential {
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    @DisplayName("S16: the server adds at least 128 bits of its own")
    void addsALongNonce() throws MechanismException {
        Exchange server = Peers.server(SCRAM, Peers.Server.of(STORE));
        String one = new String(server.evaluate(octets(FIRST)));
        String other = new String(Peers.server(SCRAM, Peers.Server.of(STORE)).evaluate(octets(FIRST)));

        assertThat(one).startsWith("r=abc").isNotEqualTo(other);
        assertThat(one.substring(5, one.indexOf(','))).hasSize(24);
    }

    @Test
    @DisplayName("the account of another kind of credential does not exist for SCRAM")
    void cannotUseAVerifier() throws MechanismException {
        CredentialStore store = (user, realm, mechanism) ->
                Optional.of(new Account(user, (Credential.Verifier) password -> Optional.of("anybody")));
        Exchange server = Peers.server(SCRAM, StoreServerContext.of(store));
        Exchange client = Peers.client(SCRAM, Peers.Client.of("user", "pencil"));

        assertThat(failure(server, client.evaluate(server.evaluate(client.evaluate(null))))
                        .reason())
                .isEqualTo(Reason.REFUSED);
        claimThatTheCostIsUnknown();
    }

    @Test
    @DisplayName("10 B8: an unknown extension that comes twice is taken, and told once")
    void takesAnExtensionTwice() throws MechanismException {
        Exchange server = server();
        Exchange client = Peers.client(SCRAM, Peers.Client.of("user", "pencil").choosing("abc"));
        client.evaluate(null);

        assertThat(new String(server.evaluate(octets(FIRST + ",x=1,x=2")))).startsWith("r=abcdef,");
        assertThat(ServerFirst.parse(octets("r=abcdef,s=QUJD,i=4096,h=x,h=y")).extensions())
                .isEqualTo(Map.of("h", "x"));
    }

    @Test
    @DisplayName("10 E2: a message has at most 64 extensions")
    void takes64Extensions() throws MechanismException {
        String most = FIRST + ",x=1".repeat(64);

        assertThat(server().evaluate(octets(most))).isNotEmpty();
        assertThat(said(failure(server(), octets(most + ",x=1")))).isEqualTo("e=invalid-encoding");
    }
}
