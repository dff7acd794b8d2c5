package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.tls.Conversation.BASE;
import static org.sasl4j.tls.Conversation.PLUS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sasl4j.ChannelBinding;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.binding.ChannelBindingCallback;
import org.sasl4j.tls.Conversation;

/** ChannelBindingCallback: alone in its handle(), and what becomes of each way to meet it. */
class BindingCallbackTest {
    private static final byte[] DATA = {1, 2};
    private static final Map<String, Object> TOLD =
            Map.of("org.sasl4j.channelbinding", ChannelBinding.of("tls-exporter", DATA));

    private static Answers binding(Answers handler) {
        return handler.on(ChannelBindingCallback.class, (callback, together) -> {
            assertThat(together).hasSize(1);
            callback.setData(callback.getType().equals("tls-exporter") ? DATA : null);
        });
    }

    private static String first(String mechanism, Map<String, ?> properties, Answers handler) throws SaslException {
        byte[] message = Ours.client(mechanism, properties, handler).evaluateChallenge(new byte[0]);
        return new String(message, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("answered: the type that the handler has is used on both sides, each asked alone")
    void answered() throws Exception {
        Answers near = binding(Answers.login("alice", "secret"));
        Answers far = binding(Answers.user("alice", "secret"));
        SaslClient client = Ours.client(PLUS, Ours.NONE, near);
        SaslServer server = Ours.server(PLUS, Ours.NONE, far);
        assertThat(near.calls()).isEmpty();

        Conversation.run(client, server);

        assertThat(client.getNegotiatedProperty("org.sasl4j.channelbinding.type"))
                .isEqualTo("tls-exporter");
        assertThat(near.calls()).contains(List.of("ChannelBindingCallback"));
        assertThat(far.calls()).contains(List.of("ChannelBindingCallback"));
        assertThat(near.calls()).allMatch(call -> call.size() == 1 || !call.contains("ChannelBindingCallback"));
    }

    @Test
    @DisplayName("a property goes before the callback, which is then not asked")
    void propertyFirst() throws Exception {
        Answers handler = Answers.login("alice", "secret");

        assertThat(first(
                        PLUS,
                        Map.of(
                                "org.sasl4j.channelbinding.types",
                                "tls-exporter",
                                "org.sasl4j.channelbinding",
                                ChannelBinding.of("tls-exporter", DATA)),
                        handler))
                .startsWith("p=tls-exporter,,");
        assertThat(handler.calls()).doesNotContain(List.of("ChannelBindingCallback"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Answers.Unknown.class,
            names = {"UNSUPPORTED", "IGNORED"})
    @DisplayName("unsupported or unanswered: no value, so -PLUS says what to do and a server has no such type")
    void noValue(Answers.Unknown way) {
        assertFails(
                Reason.BINDING,
                "give a binding",
                () -> first(PLUS, Ours.NONE, Answers.login("alice", "secret").otherwise(way)));
        assertFails(Reason.BINDING, "no channel binding of the type", () -> Ours.server(
                        PLUS, Ours.NONE, Answers.user("alice", "secret").otherwise(way))
                .evaluateResponse(Ours.utf8("p=tls-exporter,,n=alice,r=abc")));
    }

    @Test
    @DisplayName("a RuntimeException or an IOException: -PLUS fails for the moment, with the cause")
    void failure() {
        Answers runtime = Answers.login("alice", "secret").otherwise(Answers.Unknown.RUNTIME_EXCEPTION);
        Answers io = Answers.login("alice", "secret").on(ChannelBindingCallback.class, (callback, together) -> {
            throw new IOException("the tunnel is down");
        });

        assertThat(assertFails(Reason.TEMPORARY, "", () -> first(PLUS, Ours.NONE, runtime)))
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(assertFails(Reason.TEMPORARY, "", () -> first(PLUS, Ours.NONE, io)))
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("a failure counts for nothing where a later type is to be had, or where no binding is needed")
    void failureWithoutConsequence() throws Exception {
        Answers handler = Answers.login("alice", "secret").otherwise(Answers.Unknown.RUNTIME_EXCEPTION);

        assertThat(first(PLUS, TOLD, handler)).startsWith("p=tls-exporter,,");
        assertThat(first(BASE, Map.of("org.sasl4j.offered", BASE), handler)).startsWith("n,,");
    }
}
