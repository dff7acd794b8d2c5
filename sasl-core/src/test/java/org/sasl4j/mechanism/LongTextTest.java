package org.sasl4j.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Context;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.anonymous.Anonymous;
import org.sasl4j.mechanism.digest.DigestMd5;
import org.sasl4j.mechanism.external.External;
import org.sasl4j.mechanism.external.IdentityResolver;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;

/** The rows of messages are written with {@code ~} for NUL, {@code ^} for %x01 and {@code *} for the long text. */
@DisplayName("10 E1: no text of a message is longer than 1024 octets, unless a setting says otherwise")
class LongTextTest {
    private static final String DIGITS = "0123456789abcdef0123456789abcdef";
    private static final int BOUND = 1024;

    private static StoreServerContext.Builder server() {
        return StoreServerContext.builder(new MemoryCredentialStore().put("user", "pencil".toCharArray()))
                .with(External.IDENTITY, IdentityResolver.fixed("user"))
                .service(new Service("imap", "localhost"))
                .with(DigestMd5.REALM, List.of())
                .with(OauthBearer.VALIDATOR, request -> TokenVerdict.accepted("user"));
    }

    /** Leaves it to the mechanisms how long a text is, as an application's own context may. */
    private record Lenient(StoreServerContext store) implements ServerContext {
        @Override
        public String verify(Mechanism mechanism, String user, Secret password) {
            return "user";
        }

        @Override
        public String prepared(String user) {
            return user;
        }

        @Override
        public Optional<CredentialStore.Account> find(Mechanism mechanism, String user, String realm) {
            return Optional.empty();
        }

        @Override
        public Decoy decoy(Mechanism mechanism, String user) throws MechanismException {
            return store.decoy(mechanism, user);
        }

        @Override
        public String authorize(String authenticationId, String authorizationId) {
            return "user";
        }

        @Override
        public Settings settings() {
            return store.settings();
        }

        @Override
        public Service service() {
            return store.service();
        }
    }

    private static MechanismException answer(ServerContext context, String mechanism, String message)
            throws MechanismException {
        Exchange server = Exchange.server(TestLogins.mechanism(mechanism), context);
        byte[] first = server.evaluate(null);
        String nonce = mechanism.equals("DIGEST-MD5")
                ? new String(first, StandardCharsets.UTF_8).replaceAll("(?s).*nonce=\"([^\"]*)\".*", "$1")
                : "";
        MechanismException failure = null;
        for (String part : message.split("\\|")) {
            byte[] octets = part.replace('~', '\0')
                    .replace('^', '\1')
                    .replace("NONCE", nonce)
                    .getBytes(StandardCharsets.UTF_8);
            failure = catchThrowableOfType(MechanismException.class, () -> server.evaluate(octets));
        }
        return failure;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "PLAIN, *~user~pencil, authorization identity",
                "PLAIN, ~*~pencil, authentication identity",
                "PLAIN, ~user~*, password",
                "FOO, ~*~pencil, authentication identity",
                "FOO, ~user~*, password",
                "LOGIN, *, user name",
                "LOGIN, user|*, password",
                "CRAM-MD5, `* " + DIGITS + "`, user name",
                "EXTERNAL, *, authorization identity",
                "ANONYMOUS, a@*, trace",
                "SCRAM-SHA-256, `n,,n=*,r=abc`, name",
                "SCRAM-SHA-1, `n,a=*,n=user,r=abc`, name",
                "OAUTHBEARER, `n,a=*,^auth=Bearer x^^`, name",
                "OAUTHBEARER, `n,,^host=*^auth=Bearer x^^`, value of a key",
                "OAUTHBEARER, `n,,^ext=*^auth=Bearer x^^`, value of a key",
                "XOAUTH2, user=*^auth=Bearer x^^, value of a key",
                "DIGEST-MD5, `charset=utf-8,username=\"*\",nonce=\"NONCE\",nc=00000001,cnonce=\"c\","
                        + "digest-uri=\"imap/localhost\",response=" + DIGITS + ",qop=auth`, user name",
                "DIGEST-MD5, `charset=utf-8,username=\"user\",realm=\"*\",nonce=\"NONCE\",nc=00000001,cnonce=\"c\","
                        + "digest-uri=\"imap/localhost\",response=" + DIGITS + ",qop=auth`, realm",
                "DIGEST-MD5, `username=\"user\",authzid=\"*\",nonce=\"NONCE\",nc=00000001,cnonce=\"c\","
                        + "digest-uri=\"imap/localhost\",response=" + DIGITS + ",qop=auth`, authorization identity"
            })
    void aServerTakesNoLongerOne(String mechanism, String message, String what) throws MechanismException {
        int before = what.equals("trace") ? 2 : 0;
        String fits = "\u00FC".repeat((BOUND - before) / 2);

        MechanismException taken = answer(server().build(), mechanism, message.replace("*", fits));
        MechanismException raised =
                answer(server().with(Context.TEXT_MAX, BOUND + 1).build(), mechanism, message.replace("*", fits + "x"));

        StoreServerContext store = server().build();
        for (ServerContext context : new ServerContext[] {store, new Lenient(store)}) {
            MechanismException refused = answer(context, mechanism, message.replace("*", fits + "x"));
            assertThat(refused).hasMessageContaining("the " + what + " is longer than the 1024 octets allowed");
            assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        }
        for (MechanismException other : new MechanismException[] {taken, raised}) {
            assertThat(other == null || !other.getMessage().contains("longer than"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`n,,n=*,r=abc`, e=invalid-username-encoding", "`n,a=*,n=user,r=abc`, e=invalid-encoding"})
    void aScramClientIsTold(String message, String error) throws MechanismException {
        MechanismException refused =
                answer(server().build(), "SCRAM-SHA-256", message.replace("*", "x".repeat(BOUND + 1)));

        assertThat(refused.response().orElseThrow().toByteArray()).isEqualTo(error.getBytes(StandardCharsets.US_ASCII));
    }

    /** A client in which one text is long. */
    private record Client(String name, String password, String identity, Map<String, String> values, int longestText)
            implements ClientContext {
        @Override
        public Login login() {
            return new Login(name, Secret.of(password.toCharArray()));
        }

        @Override
        public boolean ask(Callback... questions) {
            return TestLogins.answersName(name, questions);
        }

        @Override
        public String authorizationId() {
            return identity;
        }

        @Override
        public Settings settings() {
            return Settings.none()
                    .with(
                            OauthBearer.TOKEN,
                            () -> Secret.of("x".repeat(2 * BOUND).toCharArray()))
                    .with(OauthBearer.EXTENSIONS, values)
                    .with(Anonymous.TRACE, "a@" + name)
                    .with(TEXT_MAX, longestText);
        }

        @Override
        public Service service() {
            return new Service("imap", "localhost");
        }
    }

    private static MechanismException start(String mechanism, Client client) {
        byte[] challenge =
                switch (mechanism) {
                    case "CRAM-MD5" -> "<1@localhost>".getBytes(StandardCharsets.US_ASCII);
                    case "DIGEST-MD5" ->
                        "nonce=\"n\",qop=\"auth\",algorithm=md5-sess,charset=utf-8".getBytes(StandardCharsets.US_ASCII);
                    case "LOGIN" -> "Username:".getBytes(StandardCharsets.US_ASCII);
                    default -> new byte[0];
                };
        Exchange exchange = Exchange.client(TestLogins.mechanism(mechanism), client);
        return catchThrowableOfType(MechanismException.class, () -> exchange.evaluate(challenge));
    }

    private static Client client(String where, String text, int longestText) {
        return new Client(
                where.equals("name") ? text : "user",
                where.equals("password") ? text : "pencil",
                where.equals("identity") ? text : "",
                where.equals("value") ? Map.of("ext", text) : Map.of(),
                longestText);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLAIN name",
                "PLAIN password",
                "PLAIN identity",
                "FOO name",
                "FOO password",
                "LOGIN name",
                "LOGIN password",
                "CRAM-MD5 name",
                "CRAM-MD5 password",
                "EXTERNAL identity",
                "ANONYMOUS name",
                "SCRAM-SHA-256 name",
                "SCRAM-SHA-256 password",
                "SCRAM-SHA-256 identity",
                "OAUTHBEARER identity",
                "OAUTHBEARER value",
                "XOAUTH2 name",
                "DIGEST-MD5 name",
                "DIGEST-MD5 password",
                "DIGEST-MD5 identity"
            })
    void aClientSendsNoLongerOneAndNamesTheSetting(String row) {
        String mechanism = row.substring(0, row.indexOf(' '));
        String where = row.substring(row.indexOf(' ') + 1);
        int before = mechanism.equals("ANONYMOUS") ? 2 : 0;
        String fits = "x".repeat(BOUND - before);

        MechanismException refused = start(mechanism, client(where, fits + "x", BOUND));

        assertThat(refused)
                .hasMessageContaining("has 1025 octets in UTF-8, where 1024 are allowed (org.sasl4j.text.max)");
        assertThat(refused.reason()).isEqualTo(Reason.ABORTED);
        assertThat(start(mechanism, client(where, fits, BOUND))).isNull();
        assertThat(start(mechanism, client(where, fits + "x", BOUND + 1))).isNull();
    }
}
