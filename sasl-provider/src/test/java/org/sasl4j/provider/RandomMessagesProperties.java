package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever a peer sends, a side answers or throws SaslException, and has then failed for good. */
class RandomMessagesProperties {
    private static final Map<String, Object> PROPS =
            Map.of("org.sasl4j.mechanisms", "FOO PLAIN EXTERNAL ANONYMOUS", "org.sasl4j.external.identity", "alice");
    private Answers handler = Answers.none();

    @BeforeTry
    void freshHandler() {
        handler = Answers.user("alice", "secret");
    }

    @Provide
    Arbitrary<String> mechanisms() {
        return Arbitraries.of("PLAIN", "FOO", "EXTERNAL", "ANONYMOUS");
    }

    /** Octets of every kind: at random, text, and what looks nearly like a message. */
    @Provide
    Arbitrary<byte[]> messages() {
        Arbitrary<byte[]> octets = Arbitraries.bytes().array(byte[].class).ofMaxSize(64);
        Arbitrary<byte[]> text = Arbitraries.strings().ofMaxLength(40).map(Ours::utf8);
        Arbitrary<byte[]> nearly = Arbitraries.of("alice", "secret", "", "\0", "\u00AD", "boss", "@", "\uD83D\uDE00")
                .list()
                .ofMaxSize(5)
                .map(parts -> Ours.utf8(String.join("\0", parts)));
        return Arbitraries.oneOf(octets, text, nearly, Arbitraries.just(null));
    }

    @Property(tries = 2000)
    void serverAnswersOrThrowsSaslException(
            @ForAll("mechanisms") String mechanism, @ForAll @Size(max = 4) List<@From("messages") byte[]> messages)
            throws SaslException {
        SaslServer server = Ours.server(mechanism, PROPS, handler);
        boolean failed = false;
        for (byte[] message : messages) {
            try {
                server.evaluateResponse(message);
                assertThat(failed).as("answered after it had failed").isFalse();
            } catch (SaslException e) {
                failed = true;
                assertThat(e.getMessage()).isNotBlank().doesNotContain("secret");
                assertThat(e.getMessage()).doesNotContain("could not go on"); // a slip of ours, see Exchange
            }
            assertThat(server.isComplete() && failed).isFalse();
        }
        if (failed) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(server::getAuthorizationID);
        }
    }

    @Property(tries = 1000)
    void clientAnswersOrThrowsSaslException(
            @ForAll("mechanisms") String mechanism, @ForAll @Size(max = 3) List<@From("messages") byte[]> challenges)
            throws SaslException {
        SaslClient client = Ours.client(mechanism, PROPS, Answers.login("alice", "secret"));
        boolean failed = false;
        for (byte[] challenge : challenges) {
            try {
                client.evaluateChallenge(challenge);
                assertThat(failed).isFalse();
            } catch (SaslException e) {
                failed = true;
            }
            assertThat(client.isComplete()).isEqualTo(!failed);
        }
    }

    @Property(tries = 1000)
    void nobodyGetsInByChance(@ForAll("messages") byte[] message, @ForAll @IntRange(max = 1) int which)
            throws SaslException {
        SaslServer server = Ours.server(which == 0 ? "PLAIN" : "FOO", PROPS, handler);
        try {
            server.evaluateResponse(message);
        } catch (SaslException e) {
            // refused
        }
        if (server.isComplete()) {
            assertThat(server.getAuthorizationID()).isEqualTo("alice");
            assertThat(new String(message, StandardCharsets.UTF_8)).contains("alice", "secret");
        }
    }

    @Property(tries = 500)
    void whatOurClientSendsOurServerReads(@ForAll String name, @ForAll String password, @ForAll String authzid)
            throws SaslException {
        SaslClient client = Ours.client("PLAIN", authzid, PROPS, Answers.login(name, password));
        byte[] message;
        try {
            message = client.evaluateChallenge(null);
        } catch (SaslException e) {
            return; // a NUL, an empty field, or an unpaired surrogate
        }
        Map<String, Object> raw = Map.of("org.sasl4j.normalization", "none");
        SaslServer server =
                Ours.server("PLAIN", raw, Answers.user(name, password).authorising());
        server.evaluateResponse(message);

        assertThat(server.getNegotiatedProperty("org.sasl4j.authentication.id")).isEqualTo(name);
        assertThat(server.getAuthorizationID()).isEqualTo(authzid.isEmpty() ? name : authzid);
    }
}
