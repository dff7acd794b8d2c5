package org.sasl4j.mechanism.anonymous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.Service;
import org.sasl4j.Trait;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;

class AnonymousTest {
    private static Exchange server() {
        return Exchange.server(new Anonymous(), StoreServerContext.of(new MemoryCredentialStore()));
    }

    private static Exchange client(String trace) {
        return Exchange.client(
                new Anonymous(), ClientContext.of(Service.UNKNOWN).with(Anonymous.TRACE, trace));
    }

    @Test
    @DisplayName("RFC 4505 section 4: the trace sirhc is c2lyaGM=")
    void sendsAndTakesTheMessageOfTheRfc() throws MechanismException {
        byte[] message = Base64.getDecoder().decode("c2lyaGM=");
        Exchange server = server();

        assertThat(client("sirhc").evaluate(null)).isEqualTo(message);
        assertThat(server.evaluate(message)).isNull();
        assertThat(server.authorizationId()).isEqualTo("anonymous");
        assertThat(server.property(Anonymous.TRACE)).contains("sirhc");
    }

    @Test
    @DisplayName("A1: an empty message completes")
    void takesAnEmptyMessage() throws MechanismException {
        Exchange server = server();

        assertThat(server.evaluate(new byte[0])).isNull();
        assertThat(server.isComplete()).isTrue();
        assertThat(server.property(Anonymous.TRACE)).isEmpty();
    }

    @Test
    @DisplayName("A1: an absent message is asked for")
    void asksForTheMessage() throws MechanismException {
        Exchange server = server();

        assertThat(server.evaluate(null)).isEmpty();
        assertThat(server.evaluate(new byte[0])).isNull();
        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("A1: 255 characters are counted as code points")
    void countsCodePoints() throws MechanismException {
        String longest = "\uD83C\uDCA1".repeat(255);
        Exchange server = server();
        server.evaluate(longest.getBytes(StandardCharsets.UTF_8));

        assertThat(server.isComplete()).isTrue();
        assertThat(client(longest).evaluate(null)).hasSize(1020);
        refuses(longest + "x");
    }

    @Test
    @DisplayName("A1: an e-mail address may be longer")
    void takesALongAddress() throws MechanismException {
        String address = "a".repeat(300) + "@example.com";

        assertThat(client(address).evaluate(null)).hasSize(312);
    }

    @ParameterizedTest
    @DisplayName("A1: neither address nor token, or prohibited by the trace profile")
    @ValueSource(strings = {"@", "@example.com", "user@", "a\u0007b", "\uE000", "\u0627a"})
    void refuses(String trace) {
        assertThatThrownBy(() -> client(trace).evaluate(null)).isInstanceOf(MechanismException.class);
        assertThatThrownBy(() -> server().evaluate(trace.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MechanismException.class);
    }

    @Test
    @DisplayName("A2: is out where NOANONYMOUS is required, and acts as 'anonymous'")
    void saysThatItIsAnonymous() {
        assertThat(new Anonymous().traits()).doesNotContain(Trait.NOANONYMOUS);
    }

    @Test
    void clientRefusesAnAuthorizationIdentityThatItCannotSend() {
        Exchange client = Exchange.client(new Anonymous(), new ClientContext() {
            @Override
            public String authorizationId() {
                return "root";
            }
        });

        assertThatThrownBy(() -> client.evaluate(null)).hasMessageContaining("authorization identity");
    }

    @Test
    @DisplayName("10 B8: a client without a trace says so, because GNU SASL and Elytron refuse an empty one")
    void sendsAnonymousWithoutATrace() throws MechanismException {
        Exchange client = Exchange.client(new Anonymous(), new ClientContext() {});

        assertThat(client.evaluate(null)).asString().isEqualTo("anonymous");
        assertThat(client("").evaluate(null)).isEmpty();
    }

    @Test
    @DisplayName("10 B8: it sends no secret, so it is allowed under noplaintext")
    void promisesNoPlaintext() {
        assertThat(new Anonymous().traits()).containsExactly(Trait.NOPLAINTEXT);
    }
}
