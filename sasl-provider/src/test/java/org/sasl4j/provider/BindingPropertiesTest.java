package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sasl4j.provider.Ours.assertFails;
import static org.sasl4j.tls.Conversation.BASE;
import static org.sasl4j.tls.Conversation.PLUS;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ChannelBinding;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.tls.Conversation;

class BindingPropertiesTest {
    private static final ChannelBinding END_POINT = ChannelBinding.of("tls-server-end-point", new byte[] {1, 2});
    private static final ChannelBinding EXPORTER = ChannelBinding.of("tls-exporter", new byte[] {3, 4});
    private static final ChannelBinding OWN = ChannelBinding.of("x-our-tunnel", new byte[] {5});
    private static final String JNDI = "jdk.internal.sasl.tlschannelbinding";

    private static Map<String, Object> with(Object... pairs) {
        Map<String, Object> properties = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put((String) pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    private static String first(String mechanism, Map<String, ?> properties) throws SaslException {
        byte[] message = Conversation.alice(mechanism, properties).evaluateChallenge(new byte[0]);
        return new String(message, StandardCharsets.UTF_8);
    }

    private static void assertRefused(String key, Object value, String words) {
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Conversation.alice(PLUS, with(key, value)).evaluateChallenge(null))
                .withMessageContaining(key)
                .withMessageContaining(words);
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Conversation.server(PLUS, with(key, value)).evaluateResponse(null))
                .withMessageContaining(key);
    }

    @Test
    @DisplayName(
            "channelbinding: one or several; the first type preferred that is there is used, and told to both sides")
    void bindingsGiven() throws Exception {
        for (Object given : List.of(EXPORTER, List.of(EXPORTER), List.of(OWN, EXPORTER))) {
            SaslClient client = Conversation.alice(PLUS, with("org.sasl4j.channelbinding", given));
            SaslServer server = Conversation.server(PLUS, with("org.sasl4j.channelbinding", given));

            Conversation.run(client, server);

            assertThat(client.getNegotiatedProperty("org.sasl4j.channelbinding.type"))
                    .isEqualTo("tls-exporter");
            assertThat(server.getNegotiatedProperty("org.sasl4j.channelbinding.type"))
                    .isEqualTo("tls-exporter");
        }
    }

    @Test
    @DisplayName("channelbinding.type: null where SCRAM ran without binding")
    void noTypeWithoutBinding() throws Exception {
        SaslClient client = Conversation.alice(BASE, with("org.sasl4j.channelbinding", EXPORTER));
        SaslServer server = Conversation.server(BASE, Ours.NONE);

        Conversation.run(client, server);

        assertThat(client.getNegotiatedProperty("org.sasl4j.channelbinding.type"))
                .isNull();
        assertThat(server.getNegotiatedProperty("org.sasl4j.channelbinding.type"))
                .isNull();
    }

    @Test
    @DisplayName("channelbinding: other octets at the server, and right password, are refused")
    void otherOctetsAreRefused() throws Exception {
        ChannelBinding other = ChannelBinding.of("tls-exporter", new byte[] {3, 5});
        SaslClient client = Conversation.alice(PLUS, with("org.sasl4j.channelbinding", EXPORTER));
        SaslServer server = Conversation.server(PLUS, with("org.sasl4j.channelbinding", other));

        assertFails(Reason.BINDING, "", () -> {
            Conversation.run(client, server);
            return null;
        });
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    @DisplayName(
            "channelbinding.types: the order of preference, in a String or a Collection; unset, the certificate first")
    void types() throws Exception {
        List<ChannelBinding> both = List.of(EXPORTER, END_POINT, OWN);

        assertThat(first(PLUS, with("org.sasl4j.channelbinding", both))).startsWith("p=tls-server-end-point,,");
        for (Object types : List.of("tls-exporter, tls-server-end-point", List.of("tls-unique", "tls-exporter"))) {
            assertThat(first(PLUS, with("org.sasl4j.channelbinding", both, "org.sasl4j.channelbinding.types", types)))
                    .startsWith("p=tls-exporter,,");
        }
        assertThat(first(
                        PLUS,
                        with("org.sasl4j.channelbinding", both, "org.sasl4j.channelbinding.types", "x-our-tunnel")))
                .startsWith("p=x-our-tunnel,,");
    }

    @Test
    @DisplayName("values that make no sense are refused, on both sides, and what would make sense is said")
    void badValues() {
        assertRefused("org.sasl4j.channelbinding", "tls-exporter", "ChannelBinding");
        assertRefused("org.sasl4j.channelbinding", List.of(END_POINT, new byte[] {1}), "ChannelBinding");
        assertRefused("org.sasl4j.channelbinding.types", 7, "String");
        assertRefused("org.sasl4j.channelbinding.types", " , ", "one type");
        assertRefused("org.sasl4j.channelbinding.policy", "always", "disable, allow or require");
        assertRefused("org.sasl4j.channelbinding.policy", true, "disable, allow or require");
        assertRefused("org.sasl4j.offered", 7, "String");
    }

    @Test
    @DisplayName("channelbinding.policy=disable: no -PLUS on either side, n whatever was offered, y is accepted")
    void disable() throws Exception {
        Map<String, Object> off = with(
                "org.sasl4j.channelbinding.policy",
                "disable",
                "org.sasl4j.channelbinding",
                END_POINT,
                "org.sasl4j.offered",
                BASE + " " + PLUS);

        assertThat(Conversation.alice(PLUS, off)).isNull();
        assertThat(Conversation.server(PLUS, off)).isNull();
        assertThat(first(BASE, off)).startsWith("n,,");
        assertThat(Conversation.server(BASE, off).evaluateResponse(Ours.utf8("y,,n=alice,r=abc")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "REQUIRE"})
    @DisplayName(
            "S8: channelbinding.policy=require: no SCRAM but -PLUS, null, or refused at the first evaluation, as enforce says")
    void require(String word) throws Exception {
        for (String base : List.of("SCRAM-SHA-512", "SCRAM-SHA-384", "SCRAM-SHA-256", "SCRAM-SHA-1")) {
            Map<String, Object> required = with("org.sasl4j.channelbinding.policy", word);
            assertThat(Conversation.alice(base, required)).isNull();
            assertThat(Conversation.server(base, required)).isNull();
            assertThat(Conversation.alice(base + "-PLUS", required)).isNotNull();
            assertThat(Conversation.server(base + "-PLUS", required)).isNotNull();

            required.put("org.sasl4j.enforce", "true");
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> Conversation.alice(base, required).evaluateChallenge(null))
                    .withMessageContaining(base)
                    .withMessageContaining("channel binding");
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> Conversation.server(base, required).evaluateResponse(null));
        }
    }

    @Test
    @DisplayName("S8: required, with a list of names: the -PLUS in it is taken, whatever the priorities say")
    void requireChoosesPlus() throws Exception {
        Map<String, Object> required =
                with("org.sasl4j.channelbinding.policy", "require", "org.sasl4j.priorities", BASE + "=99");
        SaslClient client = Ours.PROVIDER
                .clientFactory()
                .createSaslClient(
                        new String[] {BASE, "SCRAM-SHA-1-PLUS"},
                        null,
                        "test",
                        "localhost",
                        required,
                        Answers.login("alice", "secret"));

        assertThat(client.getMechanismName()).isEqualTo("SCRAM-SHA-1-PLUS");
    }

    @Test
    @DisplayName("S7: offered: y where -PLUS was not in it, refused where it was, n where nobody said")
    void offered() throws Exception {
        Map<String, Object> properties = with("org.sasl4j.channelbinding", END_POINT);
        assertThat(first(BASE, properties)).startsWith("n,,");

        for (Object list : List.of(BASE + ",PLAIN", List.of(BASE))) {
            properties.put("org.sasl4j.offered", list);
            assertThat(first(BASE, properties)).startsWith("y,,");
        }
        properties.put("org.sasl4j.offered", List.of(BASE, PLUS));
        assertFails(Reason.POLICY, "-PLUS", () -> first(BASE, properties));
        assertThat(first(PLUS, properties)).startsWith("p=");
        properties.remove("org.sasl4j.channelbinding");
        assertThat(first(BASE, properties)).startsWith("n,,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-384-PLUS", "SCRAM-SHA-512-PLUS"})
    @DisplayName("S8: -PLUS without any binding is made, and fails at the first step saying what to do")
    void plusWithoutBinding(String mechanism) throws Exception {
        SaslClient client = Conversation.alice(mechanism, Ours.NONE);

        assertThat(client.getMechanismName()).isEqualTo(mechanism);
        assertThat(client.hasInitialResponse()).isTrue();
        assertFails(Reason.BINDING, "give a binding", () -> client.evaluateChallenge(new byte[0]));
        assertThat(client.isComplete()).isFalse();
        SaslServer server = Conversation.server(mechanism, Ours.NONE);
        assertFails(
                Reason.BINDING,
                "no channel binding of the type",
                () -> server.evaluateResponse(Ours.utf8("p=tls-exporter,,n=alice,r=abc")));
    }

    @Test
    @DisplayName("S24: JNDI's form: the prefix is taken off, and the rest is the hash")
    void jndiForm() throws Exception {
        byte[] prefixed = Ours.utf8("tls-server-end-point:" + (char) 1 + (char) 2);
        SaslClient client = Conversation.alice(PLUS, with(JNDI, prefixed));
        SaslServer server = Conversation.server(PLUS, with("org.sasl4j.channelbinding", END_POINT));

        Conversation.run(client, server);

        assertThat(server.getAuthorizationID()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tls-unique:ab",
                "ab",
                "",
                "tls-server-end-point",
                "tls-server-end-point:",
                "xtls-server-end-point:ab"
            })
    @DisplayName("S24: JNDI's form: any other octets are refused at the first step, not before")
    void otherJndiForm(String octets) throws Exception {
        SaslClient client = Conversation.alice(PLUS, with(JNDI, Ours.utf8(octets)));

        assertFails(Reason.BINDING, JNDI, () -> client.evaluateChallenge(new byte[0]));
        assertThat(first(BASE, with(JNDI, Ours.utf8(octets)))).startsWith("n,,");
    }

    @Test
    @DisplayName("S24: JNDI's form: a value of another type is refused at the first step, not before")
    void otherJndiType() throws Exception {
        SaslClient client = Conversation.alice(PLUS, with(JNDI, "tls-server-end-point:ab"));

        assertFails(Reason.BINDING, JNDI, () -> client.evaluateChallenge(new byte[0]));
    }
}
