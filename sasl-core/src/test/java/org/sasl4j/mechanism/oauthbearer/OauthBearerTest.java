package org.sasl4j.mechanism.oauthbearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Context;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.credential.StoreServerContext;

class OauthBearerTest {
    private static final String TOKEN = "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==";
    private static final String ERROR_OF_THE_RFC =
            "{\"status\":\"invalid_token\",\"scope\":\"example_scope\",\"openid-configuration\":"
                    + "\"https://example.com/.well-known/openid-configuration\"}";
    private static final TokenError REFUSED = TokenError.INVALID_TOKEN
            .withScope("example_scope")
            .withOpenidConfiguration("https://example.com/.well-known/openid-configuration");

    private final List<TokenError> heard = new ArrayList<>();

    private static byte[] octets(String text) {
        return text.replace("^A", "\u0001").getBytes(StandardCharsets.UTF_8);
    }

    /** A client with a token for a service, and what it hears of refusals. */
    private Exchange client(String token, String authzid, Service service, Map<String, String> extensions) {
        return Exchange.client(new OauthBearer(), new ClientContext() {
            @Override
            public String authorizationId() {
                return authzid;
            }

            @Override
            public Settings settings() {
                return Settings.none()
                        .with(OauthBearer.TOKEN, () -> Secret.of(token.toCharArray()))
                        .with(OauthBearer.EXTENSIONS, extensions);
            }

            @Override
            public Service service() {
                return service;
            }

            @Override
            public boolean ask(Callback... questions) {
                for (Callback question : questions) {
                    heard.add(((TokenErrorCallback) question).getError());
                }
                return true;
            }
        });
    }

    private Exchange client(String token) {
        return client(token, "", Service.UNKNOWN, Map.of());
    }

    private static Exchange server(TokenValidator validator, UnaryOperator<StoreServerContext.Builder> more) {
        StoreServerContext.Builder context = StoreServerContext.builder((user, realm, mechanism) -> Optional.empty())
                .with(OauthBearer.VALIDATOR, validator)
                .authorizer((authenticationId, authorizationId) ->
                        Optional.of(authorizationId).filter(identity -> !identity.equals("nobody")));
        return Exchange.server(new OauthBearer(), more.apply(context).build());
    }

    private static Exchange server() {
        return server(OauthBearerTest::validate, UnaryOperator.identity());
    }

    private static TokenVerdict validate(TokenRequest request) {
        try (Secret good = Secret.of(TOKEN.toCharArray())) {
            return request.token().matches(good) ? TokenVerdict.accepted("alice") : TokenVerdict.rejected(REFUSED);
        }
    }

    private static void assertMalformed(String message) {
        Exchange server = server();
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(octets(message)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("vF9dft4q"));
        assertThat(server.isComplete()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/vectors/oauth.csv", numLinesToSkip = 1, delimiter = ';')
    @DisplayName("O1, O2: the messages of RFC 7628 section 4.1, from both sides")
    void speaksAsTheRfcHasIt(String source, String base64, String authzid, String host, int port, String token)
            throws MechanismException {
        byte[] message = Base64.getDecoder().decode(base64);
        Service service = new Service("imap", host, port);
        Exchange client = client(token, authzid, service, Map.of());
        Exchange server = server(OauthBearerTest::validate, context -> context.service(service));

        assertThat(client.evaluate(null)).isEqualTo(message);
        assertThat(client.isComplete()).isTrue();
        assertThat(server.evaluate(message)).isNull();
        assertThat(server.authorizationId()).isEqualTo(authzid);
        assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains("alice");
    }

    @Test
    @DisplayName("O7, RFC 7628 section 4.3: without a token the server says where to get one, then fails")
    void tellsAClientWithoutToken() throws MechanismException {
        Exchange server = server(
                new TokenValidator() {
                    @Override
                    public TokenVerdict validate(TokenRequest request) {
                        throw new AssertionError("there is nothing to judge");
                    }

                    @Override
                    public TokenError missing() {
                        return REFUSED;
                    }
                },
                UnaryOperator.identity());

        byte[] error = server.evaluate(octets("n,a=user@example.com,^Ahost=server.example.com^Aport=143^Aauth=^A^A"));

        assertThat(error).isEqualTo(octets(ERROR_OF_THE_RFC));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(octets("^A")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED))
                .satisfies(e -> assertThat(e.told(OauthBearer.ERROR)).contains(REFUSED));
    }

    @Test
    @DisplayName("O3, RFC 7628 section 4.4 as corrected: user= is no GS2 header")
    void refusesUserInThePlaceOfAuthzid() {
        assertMalformed("n,user=someuser@example.com,^Aauth=Bearer " + TOKEN + "^A^A");
    }

    @Test
    @DisplayName("O7, O8: the error goes as a challenge, the client answers one octet, and both have failed")
    void endsARefusalOnBothSides() throws MechanismException {
        Exchange client = client("wrong");
        Exchange server = server();

        byte[] error = server.evaluate(client.evaluate(null));
        assertThat(error).isEqualTo(octets(ERROR_OF_THE_RFC));
        assertThat(server.isComplete()).isFalse();
        byte[] dummy = client.evaluate(error);

        assertThat(dummy).isEqualTo(octets("^A"));
        assertThat(client.isComplete()).isFalse();
        assertThat(heard).singleElement().satisfies(told -> {
            assertThat(told.status()).isEqualTo("invalid_token");
            assertThat(told.scope()).contains("example_scope");
            assertThat(told.openidConfiguration()).isEqualTo(REFUSED.openidConfiguration());
            assertThat(told.text()).isEqualTo(ERROR_OF_THE_RFC);
        });
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(dummy))
                .withMessage("the token is not accepted");
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client.evaluate(new byte[0]))
                .withMessage("the server refuses the token: invalid_token")
                .satisfies(e -> assertThat(e.told(OauthBearer.ERROR)).isEqualTo(Optional.of(heard.get(0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "^A", "anything", "n,,^Aauth=Bearer " + TOKEN + "^A^A"})
    @DisplayName("O7: whatever the client answers to the error, the exchange fails")
    void failsWhateverTheClientAnswers(String answer) throws MechanismException {
        Exchange server = server();
        server.evaluate(client("wrong").evaluate(null));

        assertThatExceptionOfType(MechanismException.class).isThrownBy(() -> server.evaluate(octets(answer)));
        assertThat(server.isComplete()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("O3, O5: what is good: n or y, any case of the scheme, more spaces (RFC 6750 section 2.1)")
    @ValueSource(
            strings = {
                "n,,^Aauth=Bearer " + TOKEN + "^A^A",
                "y,,^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Aauth=BEARER " + TOKEN + "^A^A",
                "n,,^Aauth=bearer  " + TOKEN + "^A^A"
            })
    void takesGoodMessages(String message) throws MechanismException {
        Exchange server = server();

        assertThat(server.evaluate(octets(message))).isNull();
        assertThat(server.authorizationId()).isEqualTo("alice");
    }

    @Test
    @DisplayName("O3: commas and equals signs of an authzid are quoted both ways")
    void quotesTheAuthzid() throws MechanismException {
        Exchange server = server();
        byte[] message = client(TOKEN, "a,b=c\u00e9", Service.UNKNOWN, Map.of()).evaluate(null);

        assertThat(message).isEqualTo(octets("n,a=a=2Cb=3Dc\u00e9,^Aauth=Bearer " + TOKEN + "^A^A"));
        server.evaluate(message);
        assertThat(server.authorizationId()).isEqualTo("a,b=c\u00e9");
    }

    @Test
    @DisplayName("O2, O4: later '=' belong to a value, and nobody has to know a key, even one that stands twice")
    void ignoresUnknownKeys() throws MechanismException {
        Exchange server = server();

        server.evaluate(octets("n,,^Afuture=a=b=^Aauth=Bearer " + TOKEN + "^Afuture=again^Aqs=^A^A"));

        assertThat(server.property(OauthBearer.EXTENSIONS)).contains(Map.of("future", "a=b=", "qs", ""));
    }

    @ParameterizedTest
    @DisplayName("O1, O2, O4, O5, O9: what is no message of a client")
    @ValueSource(
            strings = {
                "^A",
                "^A^A",
                "n,,",
                "n,,^A",
                "n,,^A^A",
                "n,^Aauth=Bearer " + TOKEN + "^A^A",
                ",,^Aauth=Bearer " + TOKEN + "^A^A",
                "x,,^Aauth=Bearer " + TOKEN + "^A^A",
                "p=tls-unique,,^Aauth=Bearer " + TOKEN + "^A^A",
                "n,a=x=y,^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,%x01auth=Bearer " + TOKEN + "%x01%x01",
                "n,,more^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,auth=Bearer " + TOKEN + "^A^A",
                "n,,^Aauth=Bearer " + TOKEN,
                "n,,^Aauth=Bearer " + TOKEN + "^A",
                "n,,^Aauth=Bearer " + TOKEN + "^A^A^A",
                "n,,^A^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Aauth=Bearer " + TOKEN + "^A^Ahost=x^A",
                "n,,^Aauth=Bearer " + TOKEN + "^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Ahost=a^Ahost=a^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Aport=1^Aport=1^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^AAUTH=Bearer " + TOKEN + "^A^A",
                "n,,^Aauth=Basic " + TOKEN + "^A^A",
                "n,,^Aauth=" + TOKEN + "^A^A",
                "n,,^Aauth=Bearer^A^A",
                "n,,^Aauth=Bearer ^A^A",
                "n,,^Aauth=Bearer ====^A^A",
                "n,,^Aauth=Bearer a b^A^A",
                "n,,^Aauth=Bearer a=b^A^A",
                "n,,^Aauth=Bearer a\u0007b^A^A",
                "n,,^Aauth=Bearer a\u0000b^A^A",
                "n,,^Aauth=Bearer \u00e9^A^A",
                "n,,^Aauth=Bearer\t" + TOKEN + "^A^A",
                "n,,^Ax=a\u007fb^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Ax1=a^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^A=a^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Ax^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Aport=0143^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Aport=-1^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Aport=^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Aport=65536^Aauth=Bearer " + TOKEN + "^A^A",
                "n,,^Aport=99999999999^Aauth=Bearer " + TOKEN + "^A^A"
            })
    void refusesWhatIsMalformed(String message) {
        assertMalformed(message);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] message = octets("n,a=x,^Aauth=Bearer " + TOKEN + "^A^A");
        message[4] = (byte) 0xff;
        Exchange server = server();

        assertThatExceptionOfType(MechanismException.class).isThrownBy(() -> server.evaluate(message));
    }

    @ParameterizedTest
    @CsvSource({"other.example.com, 143", "server.example.com, 993"})
    @DisplayName("O6: host and port have to be this server's, where both are known")
    void refusesAnotherHostOrPort(String host, int port) throws MechanismException {
        byte[] message =
                client(TOKEN, "", new Service("imap", host, port), Map.of()).evaluate(null);
        Exchange bound = server(
                OauthBearerTest::validate, context -> context.service(new Service("imap", "Server.Example.COM", 143)));

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> bound.evaluate(message))
                .withMessageContaining("another host or port");
        assertThat(server().evaluate(message)).isNull();
    }

    @Test
    @DisplayName("O6: a client that says neither is taken")
    void takesAClientThatSaysNoHost() throws MechanismException {
        Exchange bound = server(
                OauthBearerTest::validate, context -> context.service(new Service("imap", "server.example.com", 143)));

        assertThat(bound.evaluate(client(TOKEN).evaluate(null))).isNull();
    }

    @Test
    @DisplayName("O10: the identity is the token's, and an authzid is authorised after it")
    void authorisesAfterTheToken() throws MechanismException {
        Exchange server = server();

        byte[] error = server.evaluate(
                client(TOKEN, "nobody", Service.UNKNOWN, Map.of()).evaluate(null));

        assertThat(error).isEqualTo(octets("{\"status\":\"insufficient_scope\"}"));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(octets("^A")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AUTHORIZED));
    }

    @Test
    @DisplayName("a token's end and the application's principal are told; one that is over is refused")
    void knowsWhenATokenEnds() throws MechanismException {
        Instant later = Instant.now().plusSeconds(3600);
        Exchange good = server(
                request -> TokenVerdict.accepted("alice").until(later).withPrincipal(List.of("alice", "admin")),
                UnaryOperator.identity());
        Exchange over = server(
                request -> TokenVerdict.accepted("alice").until(Instant.now().minusSeconds(1)),
                UnaryOperator.identity());

        good.evaluate(client("x").evaluate(null));
        assertThat(good.property(OauthBearer.EXPIRY)).contains(later);
        assertThat(good.property("CREDENTIAL.LIFETIME.MS")).contains(later.toEpochMilli());
        assertThat(good.property(Exchange.PRINCIPAL)).contains(List.of("alice", "admin"));
        assertThat(over.evaluate(client("x").evaluate(null))).isEqualTo(octets("{\"status\":\"invalid_token\"}"));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> over.evaluate(octets("^A")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRED));
    }

    @Test
    void aValidatorThatIsDownIsNoBadToken() {
        Exchange server = server(
                request -> {
                    throw new IllegalStateException("no network");
                },
                UnaryOperator.identity());

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(client("x").evaluate(null)))
                .withMessageContaining("at the moment")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    }

    @Test
    @DisplayName("P4 for OAUTHBEARER: an empty first message gets an empty challenge, twice fails")
    void asksForTheMessageOnce() throws MechanismException {
        Exchange server = server();

        assertThat(server.evaluate(new byte[0])).isEmpty();
        assertThatExceptionOfType(MechanismException.class).isThrownBy(() -> server.evaluate(new byte[0]));
    }

    @Test
    @DisplayName("O12: the client answers an empty challenge with its message, and success without data needs nothing")
    void answersAnEmptyChallenge() throws MechanismException {
        Exchange client = client(TOKEN);

        assertThat(client.evaluate(new byte[0])).isNotEmpty();
        assertThat(client.isComplete()).isTrue();
        assertThat(client.evaluate(new byte[0])).isNull();
        assertThat(client.isComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\u0001b", "a\nb", "\u00e9", "a=b", "="})
    @DisplayName("O11: a token that is none is not sent, and not told")
    void doesNotSendWhatIsNoToken(String token) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client(token).evaluate(null))
                .withMessageContaining("RFC 6750")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ABORTED));
    }

    @ParameterizedTest
    @CsvSource({"auth, x", "host, x", "port, 1", "a1, x", "'', x", "ext, 'a\u0001b'", "ext, 'a\u0000b'"})
    @DisplayName("a key or value that could be read as something else is not sent")
    void doesNotSendBadExtensions(String key, String value) {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() ->
                        client(TOKEN, "", Service.UNKNOWN, Map.of(key, value)).evaluate(null))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ABORTED));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client(TOKEN, "", new Service("imap", "a\u0001auth=x"), Map.of())
                        .evaluate(null));
    }

    @Test
    @DisplayName("a token of 50 KiB passes, one over message.max does not")
    void takesLongTokens() throws MechanismException {
        TokenValidator any = request -> TokenVerdict.accepted("alice");

        assertThat(server(any, UnaryOperator.identity())
                        .evaluate(client("t".repeat(50 << 10)).evaluate(null)))
                .isNull();
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server(any, UnaryOperator.identity())
                        .evaluate(client("t".repeat(100 << 10)).evaluate(null)))
                .withMessageContaining("longer than the 65536 allowed");
        assertThat(server(any, context -> context.with(Context.MESSAGE_MAX, 200 << 10))
                        .evaluate(client("t".repeat(100 << 10)).evaluate(null)))
                .isNull();
    }

    @ParameterizedTest
    @DisplayName("O8: errors that are hostile, or no JSON, still end the exchange")
    @ValueSource(
            strings = {
                "not json",
                "{",
                "[]",
                "null",
                "{\"status\":[[[[]]]]}",
                "{\"status\":\"a\",\"status\":\"b\"}",
                "{status:'x'}",
                "{\"status\":\"x\"} trailing",
                "{\"scope\":\"s\"}",
                "{\"status\":null}"
            })
    void hearsAnyError(String error) throws MechanismException {
        Exchange client = client("x");
        client.evaluate(null);

        assertThat(client.evaluate(octets(error))).isEqualTo(octets("^A"));
        assertThat(client.isComplete()).isFalse();
        assertThat(heard).singleElement().satisfies(told -> {
            assertThat(told.status()).isEmpty();
            assertThat(told.text()).isEqualTo(error);
        });
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client.evaluate(new byte[0]))
                .withMessage("the server refuses the token: it does not say why");
    }

    @Test
    @DisplayName("O7, O8: whatever an error says is escaped, and shown in part")
    void escapesErrors() throws MechanismException {
        String hostile = "\"},\u0001\u0007\n\u20ac" + "x".repeat(100);
        TokenError error = TokenError.of(hostile).withScope("\\\"");
        byte[] json = ErrorResult.encode(error);
        Exchange client = client("x");
        client.evaluate(null);
        client.evaluate(json);

        assertThat(heard.get(0).status()).isEqualTo(hostile);
        assertThat(heard.get(0).scope()).contains("\\\"");
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client.evaluate(new byte[0]))
                .withMessageMatching("the server refuses the token: \"},\\?\\?\\?\\?x+\\.\\.\\.");
    }

    @Test
    void hearsAnErrorThatIsNotUtf8() throws MechanismException {
        Exchange client = client("x");
        client.evaluate(null);

        assertThat(client.evaluate(new byte[] {(byte) 0xff, 1})).isEqualTo(octets("^A"));
        assertThat(heard).containsExactly(TokenError.of(""));
    }

    @Test
    @DisplayName("O11: nothing that prints has the token in it")
    void printsNoToken() throws MechanismException {
        TokenRequest request =
                ClientResponse.parse(octets("n,a=x,^Ahost=h^Aauth=Bearer " + TOKEN + "^A^A"), new Context() {});

        assertThat(request).hasToString("TokenRequest[as 'x' at 'h']");
        request.close();
    }

    @Test
    @DisplayName("10 E2: a message has at most 64 keys")
    void takes64Keys() throws MechanismException {
        String most = "n,,^A" + "x=1^A".repeat(63) + "auth=Bearer " + TOKEN + "^A";

        assertThat(server().evaluate(octets(most + "^A"))).isNull();
        assertMalformed(most + "x=1^A^A");
    }

    @Test
    @DisplayName("10 E2: of an error with very many members only the text is told")
    void readsNoEndlessError() throws MechanismException {
        StringBuilder json = new StringBuilder("{\"status\":\"invalid_token\"");
        for (int i = 0; i < 64; i++) {
            json.append(",\"x").append(i).append("\":1");
        }
        Exchange client = client(TOKEN);
        client.evaluate(null);
        client.evaluate(octets(json + "}"));

        assertThat(heard.get(0).status()).isEmpty();
        assertThat(heard.get(0).text()).startsWith("{\"status\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us\u0001er", "us\u0000er", "us\ner", "us\u007fer"})
    @DisplayName("10 B5: a client refuses an authorization identity that its framing cannot carry")
    void refusesControlCharactersInTheIdentity(String authzid) {
        Exchange client = client(TOKEN, authzid, Service.UNKNOWN, Map.of());

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> client.evaluate(null))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ABORTED));
    }

    @ParameterizedTest
    @CsvSource({
        "imap.example.com, true",
        "IMAP.example.com., true",
        "mail.example.com, true",
        "mail.EXAMPLE.com., true",
        "imap.example.com.., false",
        "imap.example.org, false"
    })
    @DisplayName("10 D8, O6: a server answers to its further names, and a final dot does not matter")
    void answersToItsOtherNames(String host, boolean accepted) throws Exception {
        Exchange server =
                server(OauthBearerTest::validate, context -> context.service(new Service("imap", "imap.example.com"))
                        .with(OauthBearer.HOSTS, List.of("mail.example.com.")));
        byte[] message = octets("n,,^Ahost=" + host + "^Aauth=Bearer " + TOKEN + "^A^A");

        if (accepted) {
            assertThat(server.evaluate(message)).isNull();
            assertThat(server.isComplete()).isTrue();
        } else {
            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> server.evaluate(message))
                    .withMessageContaining("another host or port");
        }
    }

    @Test
    @DisplayName("10 C2: a judge that returns null is named in the cause")
    void namesAJudgeThatReturnsNull() {
        Exchange server = server(request -> null, UnaryOperator.identity());

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> server.evaluate(octets("n,,^Aauth=Bearer " + TOKEN + "^A^A")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY))
                .satisfies(e -> assertThat(e.getCause())
                        .hasMessageMatching(
                                "org.sasl4j.mechanism.oauthbearer.OauthBearerTest.*validate returned null"));
    }

    @ParameterizedTest
    @DisplayName("O6: a port from 1 to 65535")
    @ValueSource(ints = {1, 9, 10, 65535})
    void takesAnyPort(int port) throws MechanismException {
        Exchange server = server(
                OauthBearerTest::validate, context -> context.service(new Service("imap", "server.example.com", port)));

        assertThat(server.evaluate(octets("n,,^Aport=" + port + "^Aauth=Bearer " + TOKEN + "^A^A")))
                .isNull();
    }

    @Test
    @DisplayName("14: the token is wiped once it was judged")
    void wipesTheToken() throws MechanismException {
        AtomicReference<Secret> judged = new AtomicReference<>();
        Exchange server = server(
                request -> {
                    judged.set(request.token());
                    return TokenVerdict.accepted("alice");
                },
                UnaryOperator.identity());
        server.evaluate(client(TOKEN).evaluate(null));

        assertThat(server.isComplete()).isTrue();
        assertThatIllegalStateException().isThrownBy(judged.get()::revealBytes);
    }

    /** A server without a validator, whose handler says this of a token, or nothing. */
    private static Exchange judgedBy(@Nullable TokenVerdict verdict, List<Callback> left) {
        return Exchange.server(
                new OauthBearer(),
                StoreServerContext.builder((user, realm, mechanism) -> Optional.empty())
                        .asking(new Context() {
                            @Override
                            public boolean ask(Callback... questions) {
                                if (verdict != null) {
                                    ((ValidateTokenCallback) questions[0]).setVerdict(verdict);
                                }
                                return verdict != null;
                            }

                            @Override
                            public void leftUnanswered(Mechanism mechanism, Callback... questions) {
                                left.addAll(List.of(questions));
                            }
                        })
                        .build());
    }

    @Test
    @DisplayName("without a validator the handler judges, and one that does not is told of")
    void asksTheHandlerToJudge() throws MechanismException {
        List<Callback> left = new ArrayList<>();
        Exchange judged = judgedBy(TokenVerdict.accepted("alice"), left);
        judged.evaluate(client(TOKEN).evaluate(null));
        assertThat(judged.authorizationId()).isEqualTo("alice");
        assertThat(left).isEmpty();

        byte[] message = client(TOKEN).evaluate(null);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> judgedBy(null, left).evaluate(message))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
        assertThat(left).singleElement().isInstanceOf(ValidateTokenCallback.class);
    }

    @ParameterizedTest
    @DisplayName("O7: of an error result only strict JSON is understood, and of that what is a string or a number")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"status\":\"invalid_token\"}|invalid_token",
                "{\"status\":401}|401",
                "{\"more\":{\"status\":1},\"status\":\"invalid_token\",\"list\":[1]}|invalid_token",
                "{'status':'invalid_token'}|``",
                "{status:\"invalid_token\"}|``",
                "{\"status\":\"a\",\"status\":\"b\"}|``",
                "{\"status\":\"a\"} x|``"
            })
    void readsErrorResults(String json, String status) {
        assertThat(ErrorResult.parse(octets(json)).status()).isEqualTo(status);
        assertThat(ErrorResult.parse(octets(json)).text()).isEqualTo(json);
    }

    @Test
    void showsNoMoreOfAStatusThanALine() throws MechanismException {
        for (int length : new int[] {40, 41}) {
            Exchange client = client(TOKEN);
            client.evaluate(null);
            client.evaluate(octets("{\"status\":\"" + "x".repeat(length) + "\"}"));

            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> client.evaluate(new byte[0]))
                    .withMessage("the server refuses the token: " + "x".repeat(40) + (length > 40 ? "..." : ""));
        }
    }

    @Test
    void sendsSpacesInAValue() throws MechanismException {
        assertThat(client(TOKEN, "", Service.UNKNOWN, Map.of("ext", "a b")).evaluate(null))
                .isEqualTo(octets("n,,^Aext=a b^Aauth=Bearer " + TOKEN + "^A^A"));
    }

    @Test
    void tellsErrorsApartByAllTheySay() {
        TokenError error = TokenError.of("invalid_token");

        assertThat(error).isEqualTo(TokenError.INVALID_TOKEN).hasSameHashCodeAs(TokenError.INVALID_TOKEN);
        assertThat(error).isNotEqualTo(TokenError.INSUFFICIENT_SCOPE);
        assertThat(error).isNotEqualTo(error.withScope("mail"));
        assertThat(error).isNotEqualTo(error.withOpenidConfiguration("https://example.com"));
        assertThat(error).isNotEqualTo(new TokenError("invalid_token", null, null, "text"));
        assertThat(error.withScope("mail")).hasToString("TokenError[invalid_token, mail, null, ]");
        assertThat(TokenVerdict.accepted("alice")).hasToString("Accepted[alice, null]");
    }
}
