package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Authentication;
import org.sasl4j.Authentication.Outcome;
import org.sasl4j.AuthenticationListener;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Context;
import org.sasl4j.Exchange;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;

@DisplayName("14: a listener hears of each exchange that ends")
class AuthenticationListenerTest {
    private final List<Authentication> heard = new ArrayList<>();
    private final Map<String, Object> properties = new HashMap<>(Map.of(
            "org.sasl4j.listener",
            (AuthenticationListener) heard::add,
            "org.sasl4j.mechanisms",
            "PLAIN SCRAM-SHA-256 DIGEST-MD5 CRAM-MD5 LOGIN FOO SCRAM-SHA-256-PLUS",
            "org.sasl4j.channelbinding",
            ChannelBinding.of("tls-server-end-point", new byte[] {1})));

    private static List<String> mechanisms() {
        return List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS", "DIGEST-MD5", "CRAM-MD5", "LOGIN", "FOO");
    }

    private void logIn(String mechanism, String name, String password) throws SaslException {
        SaslClient client = Ours.client(mechanism, properties, Answers.login(name, password));
        Ours.converse(client, Ours.server(mechanism, properties, Answers.user("alice", "secret")));
    }

    private Authentication onServer() {
        return heard.stream()
                .filter(one -> one.side() == Exchange.Side.SERVER)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void tellsWhoGotInOnBothSides(String mechanism) throws SaslException {
        logIn(mechanism, "alice", "secret");

        assertThat(heard).hasSize(2).allSatisfy(one -> {
            assertThat(one.mechanism()).hasToString(mechanism);
            assertThat(one.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(one.authenticationId()).contains("alice");
            assertThat(one.reason()).isEmpty();
            assertThat(one.messages()).isPositive();
            assertThat(one.duration()).isPositive();
        });
        assertThat(onServer().authorizationId()).contains("alice");
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void tellsWhoWasClaimedToAskAndWasNot(String mechanism) {
        assertThatThrownBy(() -> logIn(mechanism, "alice", "guess")).isInstanceOf(SaslException.class);
        Authentication wrong = onServer();
        assertThatThrownBy(() -> logIn(mechanism, "mallory", "guess")).isInstanceOf(SaslException.class);

        assertThat(wrong.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(wrong.reason()).contains(Reason.REFUSED);
        assertThat(wrong.authenticationId()).contains("alice");
        assertThat(wrong.message()).hasValueSatisfying(text -> assertThat(text).contains("is wrong"));
        assertThat(onServer().authenticationId()).contains("mallory");
        assertThat(onServer().detail()).isPresent();
        assertThat(heard.toString()).doesNotContain("secret").doesNotContain("guess");
    }

    @Test
    void tellsAsWhom() throws SaslException {
        Answers handler = Answers.user("alice", "secret").authorising();
        SaslServer server = Ours.server("PLAIN", properties, handler);

        server.evaluateResponse(Ours.plain("bob", "alice", "secret"));

        assertThat(onServer().authenticationId()).contains("alice");
        assertThat(onServer().authorizationId()).contains("bob");
    }

    @Test
    void tellsAsWhomTheUserWasNotLet() throws SaslException {
        SaslServer server = Ours.server("PLAIN", properties, Answers.user("alice", "secret"));

        assertThatThrownBy(() -> server.evaluateResponse(Ours.plain("bob", "alice", "secret")))
                .isInstanceOf(SaslException.class);

        assertThat(onServer().reason()).contains(Reason.NOT_AUTHORIZED);
        assertThat(onServer().authenticationId()).contains("alice");
        assertThat(onServer().authorizationId()).contains("bob");
    }

    @Test
    void tellsThePeersAddress() throws Exception {
        InetAddress address = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        for (Object peer : List.of("192.0.2.1", address, new InetSocketAddress(address, 4711))) {
            properties.put("org.sasl4j.peer", peer);
            logIn("PLAIN", "alice", "secret");
        }

        assertThat(heard)
                .filteredOn(one -> one.side() == Exchange.Side.SERVER)
                .extracting(Authentication::peer)
                .containsExactly(Optional.of("192.0.2.1"), Optional.of("192.0.2.1"), Optional.of("192.0.2.1:4711"));
    }

    @Test
    void tellsOfOneGivenUpAndOfSuccessThatThePeerSpoiled() throws SaslException {
        SaslServer given = Ours.server("SCRAM-SHA-256", properties, Answers.user("alice", "secret"));
        given.evaluateResponse(Ours.utf8("n,,n=alice,r=abc"));
        given.dispose();
        assertThat(onServer().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(onServer().authenticationId()).contains("alice");
        assertThat(onServer().messages()).isEqualTo(2);
        heard.clear();

        SaslServer spoiled = Ours.server("PLAIN", properties, Answers.user("alice", "secret"));
        spoiled.evaluateResponse(Ours.plain("", "alice", "secret"));
        assertThatThrownBy(() -> spoiled.evaluateResponse(new byte[1])).isInstanceOf(SaslException.class);
        assertThat(heard).extracting(Authentication::outcome).containsExactly(Outcome.SUCCEEDED, Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, java.io.IOException.class})
    void whatItThrowsChangesNothing(Class<? extends Throwable> thrown) throws Exception {
        Throwable problem = thrown.getConstructor(String.class).newInstance("secret");
        properties.put("org.sasl4j.listener", (AuthenticationListener) one -> throwUnchecked(problem));

        logIn("SCRAM-SHA-256", "alice", "secret");
        assertThatThrownBy(() -> logIn("SCRAM-SHA-256", "alice", "guess"))
                .hasMessage("the user name or the password is wrong");

        assertThat(LogLines.claim())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(line -> line.equals("WARNING the authentication listener threw " + thrown.getName()));
    }

    @SuppressWarnings("unchecked") // a listener written in another language may throw anything
    private static <T extends Throwable> void throwUnchecked(Throwable problem) throws T {
        throw (T) problem;
    }

    @Test
    void hearsOfEveryCallWhereTheProviderHasIt() throws SaslException {
        Sasl4jProvider provider = new Sasl4jProvider()
                .with(Context.LISTENER, heard::add)
                .configure("mechanisms=SCRAM-SHA-256 enforce=true");
        SaslServer refused = provider.serverFactory()
                .createSaslServer("PLAIN", "test", "localhost", null, Answers.user("alice", "secret"));
        SaslClient senseless = provider.clientFactory()
                .createSaslClient(
                        new String[] {"SCRAM-SHA-256"},
                        null,
                        "test",
                        "localhost",
                        Map.of("org.sasl4j.tyop", "1"),
                        Answers.login("alice", "secret"));

        assertThatThrownBy(() -> refused.evaluateResponse(Ours.plain("", "alice", "secret")))
                .hasMessageContaining("not in the whitelist");
        assertThatThrownBy(() -> senseless.evaluateChallenge(null)).hasMessageContaining("tyop");

        assertThat(heard)
                .extracting(Authentication::reason)
                .containsExactly(Optional.of(Reason.POLICY), Optional.of(Reason.TEMPORARY));
    }

    @Test
    void theProviderTakesOnlyWhatCanBeChosen() {
        Sasl4jProvider provider = new Sasl4jProvider();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.with(Exchange.AUTHENTICATION_ID, "alice"))
                .withMessageContaining("org.sasl4j.authentication.id is no property");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.with(Context.MESSAGE_MAX, 0))
                .withMessageContaining("must be a whole number");
    }

    @Test
    @DisplayName("14: it hears of the token's owner and never of the token")
    void hearsNoToken() throws SaslException {
        properties.remove("org.sasl4j.mechanisms");
        TokenValidator validator = request -> TokenVerdict.accepted("alice");
        properties.put("org.sasl4j.oauth.validator", validator);
        Answers token = Answers.login("alice", "dG9rZW4");

        Ours.converse(Ours.client("OAUTHBEARER", properties, token), Ours.server("OAUTHBEARER", properties, null));

        assertThat(onServer().authenticationId()).contains("alice");
        assertThat(heard.toString()).doesNotContain("dG9rZW4");
    }
}
