package org.sasl4j.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;

import java.security.Security;
import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Trait;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.sasl.gs2.WildFlyElytronSaslGs2Provider;

/** Kerberos and passwords ranked, allowed and explained in one place. */
class ForeignNegotiationTest {
    private static final Trait[] KERBEROS = {
        Trait.NOPLAINTEXT, Trait.NOACTIVE, Trait.NOANONYMOUS, Trait.MUTUAL, Trait.LAYER
    };
    private static final MechanismRegistry WITH_KERBEROS = Mechanisms.standard()
            .with(ForeignMechanism.of("GSSAPI", 70, Need.TICKET, KERBEROS))
            .with(ForeignMechanism.of("GS2-KRB5", 71, Need.TICKET, KERBEROS)
                    .by(WildFlyElytronSaslGs2Provider.getInstance()))
            .with(ForeignMechanism.of("X-NOWHERE", 80, Need.NOTHING, Trait.NOANONYMOUS));
    private static final List<String> OFFERED = List.of("PLAIN", "GSSAPI", "X-NOWHERE", "SCRAM-SHA-256", "GS2-KRB5");

    private static Choice choice(MechanismPolicy policy, Need... had) {
        return Negotiation.of(WITH_KERBEROS, policy)
                .able(Capabilities.having(had))
                .choose(OFFERED);
    }

    @Test
    @DisplayName("12, foreign: with a ticket Kerberos is chosen, and one line says of each why")
    void ranks() {
        Choice choice = choice(MechanismPolicy.standard(), Need.TICKET, Need.PASSWORD);

        assertThat(choice.names()).containsExactly("GS2-KRB5", "GSSAPI", "SCRAM-SHA-256", "PLAIN");
        assertThat(choice.explain())
                .containsExactly(
                        "GS2-KRB5: chosen, priority 71",
                        "GSSAPI: number 2, priority 70",
                        "SCRAM-SHA-256: number 3, priority 41",
                        "PLAIN: number 4, priority 20",
                        "X-NOWHERE: there is no SaslClientFactory for it in any other provider registered");
    }

    @Test
    @DisplayName("12, foreign: without a ticket the password is used, and the line says what is missing")
    void needsTicket() {
        Choice choice = choice(MechanismPolicy.standard(), Need.PASSWORD);

        assertThat(choice.names()).containsExactly("SCRAM-SHA-256", "PLAIN");
        assertThat(choice.explain())
                .contains("GSSAPI: the application declared that it has not what this needs: TICKET");
    }

    @Test
    @DisplayName("12, foreign: whitelists and required traits hold for it as for any other")
    void allows() {
        assertThat(choice(MechanismPolicy.allowing("GSSAPI", "PLAIN"), Need.TICKET, Need.PASSWORD)
                        .names())
                .containsExactly("GSSAPI", "PLAIN");
        assertThat(choice(MechanismPolicy.standard().requiring(List.of(Trait.NOACTIVE)), Need.TICKET, Need.PASSWORD)
                        .names())
                .containsExactly("GS2-KRB5", "GSSAPI");
        assertThat(choice(MechanismPolicy.allowing("SCRAM-SHA-256"), Need.TICKET, Need.PASSWORD)
                        .names())
                .containsExactly("SCRAM-SHA-256");
    }

    @Test
    @DisplayName("12, foreign: a server offers what another provider has a server for")
    void offers() {
        Choice offer = Negotiation.of(WITH_KERBEROS, MechanismPolicy.standard()).offer();

        assertThat(offer.names()).contains("GSSAPI", "GS2-KRB5").doesNotContain("X-NOWHERE");
        assertThat(offer.explain())
                .contains("X-NOWHERE: there is no SaslServerFactory for it in any other provider registered");
    }

    @Test
    @DisplayName("12, foreign: registered with it, our provider answers for it too, and enforces the whitelist")
    void answersThroughProvider() throws Exception {
        MechanismRegistry registry = Mechanisms.standard()
                .with(ForeignMechanism.of("CRAM-MD5", 70, Need.PASSWORD, Trait.NOPLAINTEXT, Trait.NOANONYMOUS)
                        .serverFirst())
                .with(ForeignMechanism.of("X-NOWHERE", 80, Need.NOTHING));
        Sasl4jProvider provider = new Sasl4jProvider(registry, MechanismPolicy.standard());
        Registered.first(provider, () -> {
            Answers login = Answers.login("alice", "secret");
            SaslClient client = Sasl.createSaslClient(
                    new String[] {"X-NOWHERE", "CRAM-MD5"}, null, "test", "localhost", null, login);
            SaslServer server =
                    Sasl.createSaslServer("CRAM-MD5", "test", "localhost", null, Answers.user("alice", "secret"));
            assertThat(List.of(client, server)).allMatch(Registered::isOurs);

            byte[] challenge = server.evaluateResponse(new byte[0]);
            assertThat(challenge).asString().startsWith("<").contains("localhost");
            server.evaluateResponse(client.evaluateChallenge(challenge));

            assertThat(server.getAuthorizationID()).isEqualTo("alice");
            assertThat(client.isComplete()).isTrue();
            assertThat(login.calls()).containsExactly(List.of("NameCallback", "PasswordCallback"));
            Map<String, Object> refusing = Map.of("org.sasl4j.mechanisms", "PLAIN", "org.sasl4j.enforce", true);
            SaslClient refused =
                    Sasl.createSaslClient(new String[] {"CRAM-MD5"}, null, "test", "localhost", refusing, login);
            assertFails(Reason.POLICY, "CRAM-MD5 is refused", () -> refused.evaluateChallenge(challenge));
        });
        assertThat(Security.getProvider(provider.getName())).isNull();
    }

    @Test
    @DisplayName("12, foreign: GSSAPI without a ticket fails as an exchange does, with the JDK's reason as cause")
    void gssapiWithoutTicket() throws Exception {
        Sasl4jProvider provider = new Sasl4jProvider(WITH_KERBEROS, MechanismPolicy.standard());
        SaslClient client = provider.clientFactory()
                .createSaslClient(new String[] {"GSSAPI"}, null, "test", "localhost", Ours.NONE, null);

        assertThat(client.hasInitialResponse()).isTrue();
        assertFails(Reason.REFUSED, "GSSAPI was refused", () -> client.evaluateChallenge(new byte[0]));
    }
}
