package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;

class ScramPlusTest {
    private static final String BASE = "SCRAM-SHA-256";
    private static final String PLUS = "SCRAM-SHA-256-PLUS";
    private static final MemoryCredentialStore STORE = new MemoryCredentialStore().put("user", "pencil".toCharArray());
    private static final Connection OTHER =
            Connection.unknown().withBinding(ChannelBinding.of("tls-server-end-point", new byte[] {2}));

    private static Peers.Client user() {
        return Peers.Client.of("user", "pencil");
    }

    private static String first(String mechanism, Peers.Client client) throws MechanismException {
        return new String(Peers.client(mechanism, client).evaluate(null));
    }

    private static MechanismException refusal(String mechanism, Peers.Client client) {
        return failure(Peers.client(mechanism, client), null);
    }

    private static MechanismException failure(Exchange exchange, byte[] message) {
        try {
            exchange.evaluate(message);
        } catch (MechanismException e) {
            return e;
        }
        throw new AssertionError("was accepted");
    }

    private static String said(MechanismException e) {
        return e.response().map(bytes -> new String(bytes.toByteArray())).orElse("");
    }

    private static MechanismException serverRefusal(String mechanism, Peers.Server server, String header) {
        return failure(Peers.server(mechanism, server), (header + ",,n=user,r=abc").getBytes());
    }

    private static boolean serverAccepts(String mechanism, Peers.Server server, String header)
            throws MechanismException {
        return Peers.server(mechanism, server).evaluate((header + ",,n=user,r=abc").getBytes()) != null;
    }

    @Test
    @DisplayName("S7: what was offered is unknown: n for the base name, p for -PLUS")
    void saysNothingOfWhatItDoesNotKnow() throws MechanismException {
        assertThat(first(BASE, user())).startsWith("n,,");
        assertThat(first(PLUS, user())).startsWith("p=tls-server-end-point,,");
    }

    @Test
    @DisplayName("S7: no -PLUS was offered and a binding is at hand: y")
    void saysThatItThoughtTheServerHasNone() throws MechanismException {
        assertThat(first(BASE, user().offered(BASE, "PLAIN"))).startsWith("y,,");
        assertThat(first(BASE, user().offered(BASE).on(Connection.unknown()))).startsWith("n,,");
        assertThat(first(BASE, user().offered(BASE).under(BindingPolicy.DISABLE)))
                .startsWith("n,,");
    }

    @Test
    @DisplayName("S7: -PLUS was offered and a binding is at hand: p only")
    void refusesTheBaseNameWherePlusIsOffered() throws MechanismException {
        assertThat(refusal(BASE, user().offered(BASE, PLUS)).reason()).isEqualTo(Reason.POLICY);
        assertThat(first(BASE, user().offered(BASE, PLUS).on(Connection.unknown())))
                .startsWith("n,,");
        assertThat(first(BASE, user().offered(BASE, PLUS).under(BindingPolicy.DISABLE)))
                .startsWith("n,,");
        assertThat(first(PLUS, user().offered(BASE, PLUS))).startsWith("p=");
    }

    @Test
    @DisplayName("S8: a binding that is required and cannot be had fails closed")
    void failsClosed() {
        MechanismException none = refusal(PLUS, user().on(Connection.unknown()));
        assertThat(none.reason()).isEqualTo(Reason.BINDING);
        assertThat(none).hasMessageContaining("tls-server-end-point");
        assertThat(refusal(BASE, user().under(BindingPolicy.REQUIRE)).reason()).isEqualTo(Reason.POLICY);
        assertThat(refusal(BASE, user().under(BindingPolicy.REQUIRE).on(Connection.unknown()))
                        .reason())
                .isEqualTo(Reason.POLICY);
    }

    @Test
    @DisplayName("the client takes the first type of its list that the connection has")
    void prefersTypesAsToldTo() throws MechanismException {
        Connection several = Connection.unknown()
                .withBinding(ChannelBinding.of("tls-exporter", new byte[] {1}))
                .withBinding(ChannelBinding.of("tls-unique", new byte[] {2}));

        assertThat(first(PLUS, user().on(several))).startsWith("p=tls-exporter,,");
        assertThat(first(PLUS, user().on(several, List.of("tls-server-end-point", "tls-unique"))))
                .startsWith("p=tls-unique,,");
        assertThat(refusal(PLUS, user().on(several, List.of("tls-server-end-point")))
                        .reason())
                .isEqualTo(Reason.BINDING);
    }

    @Test
    @DisplayName("S6: y is refused where -PLUS could be offered on this connection")
    void refusesADowngrade() throws MechanismException {
        MechanismException e = serverRefusal(BASE, Peers.Server.of(STORE), "y");
        assertThat(e.reason()).isEqualTo(Reason.BINDING);
        assertThat(said(e)).isEqualTo("e=server-does-support-channel-binding");

        assertThat(said(serverRefusal(BASE, Peers.Server.of(STORE).offered(BASE, "SCRAM-SHA-1-PLUS"), "y")))
                .isEqualTo("e=server-does-support-channel-binding");
        assertThat(serverAccepts(BASE, Peers.Server.of(STORE).offered(BASE), "y"))
                .isTrue();
        assertThat(serverAccepts(BASE, Peers.Server.of(STORE).on(Connection.unknown()), "y"))
                .isTrue();
        assertThat(serverAccepts(BASE, Peers.Server.of(STORE).under(BindingPolicy.DISABLE), "y"))
                .isTrue();
    }

    @Test
    @DisplayName("S6: y is refused where the binding that -PLUS could be offered with is the application's")
    void refusesADowngradeWhereTheApplicationHasTheBinding() throws MechanismException {
        ChannelBinding exported = ChannelBinding.of("tls-exporter", new byte[] {1});
        StoreServerContext.Builder server = StoreServerContext.builder(STORE)
                .with(Bindings.SOURCE, type -> Optional.of(exported).filter(binding -> type.equals(binding.type())));
        StoreServerContext failing = StoreServerContext.builder(STORE)
                .with(Bindings.SOURCE, type -> {
                    throw new MechanismException(Reason.TEMPORARY, "cannot tell");
                })
                .build();
        byte[] y = "y,,n=user,r=abc".getBytes();

        assertThat(said(failure(Peers.server(BASE, server.build()), y)))
                .isEqualTo("e=server-does-support-channel-binding");
        assertThat(Peers.server(BASE, failing).evaluate(y)).isNotNull();
        MechanismException e = failure(Peers.server(PLUS, failing), "p=tls-exporter,,n=user,r=abc".getBytes());
        assertThat(e).hasMessage("cannot tell");
        assertThat(said(e)).isEqualTo("e=unsupported-channel-binding-type");
    }

    @Test
    @DisplayName("S6: n is accepted unless channel binding is required")
    void acceptsAClientWithoutBinding() throws MechanismException {
        assertThat(serverAccepts(BASE, Peers.Server.of(STORE).offered(BASE, PLUS), "n"))
                .isTrue();
        assertThat(serverRefusal(BASE, Peers.Server.of(STORE).under(BindingPolicy.REQUIRE), "n")
                        .reason())
                .isEqualTo(Reason.POLICY);
    }

    @ParameterizedTest
    @DisplayName("a -PLUS name with n or y, and a base name with p, contradict themselves")
    @CsvSource({
        "SCRAM-SHA-256-PLUS,n,channel-bindings-dont-match",
        "SCRAM-SHA-256-PLUS,y,server-does-support-channel-binding",
        "SCRAM-SHA-256,p=tls-server-end-point,channel-binding-not-supported",
        "SCRAM-SHA-256-PLUS,p=tls-unique,unsupported-channel-binding-type",
        "SCRAM-SHA-256-PLUS,p=no-such-type,unsupported-channel-binding-type"
    })
    void refusesContradictions(String mechanism, String header, String error) {
        MechanismException e = serverRefusal(mechanism, Peers.Server.of(STORE), header);

        assertThat(said(e)).isEqualTo("e=" + error);
        assertThat(e.reason()).isEqualTo(Reason.BINDING);
    }

    @Test
    @DisplayName("another channel at the other end is refused, with the right password")
    void refusesAManInTheMiddle() throws MechanismException {
        Exchange client = Peers.client(PLUS, user());
        Exchange server = Peers.server(PLUS, Peers.Server.of(STORE).on(OTHER));
        byte[] proof = client.evaluate(server.evaluate(client.evaluate(null)));
        MechanismException e = failure(server, proof);

        assertThat(e.reason()).isEqualTo(Reason.BINDING);
        assertThat(said(e)).isEqualTo("e=channel-bindings-dont-match");
    }

    @Test
    @DisplayName("S19: the base name and -PLUS answer from the same stored key, and tell the type used")
    void tellsTheTypeUsed() throws MechanismException {
        for (String mechanism : new String[] {BASE, PLUS}) {
            Exchange client = Peers.client(mechanism, user());
            Exchange server = Peers.server(mechanism, Peers.Server.of(STORE));
            client.evaluate(server.evaluate(client.evaluate(server.evaluate(client.evaluate(null)))));

            assertThat(server.property(Bindings.TYPE).isPresent()).isEqualTo(mechanism.equals(PLUS));
            assertThat(client.property(Bindings.TYPE)).isEqualTo(server.property(Bindings.TYPE));
        }
    }

    @ParameterizedTest
    @DisplayName("-PLUS is offered and chosen where the connection has a binding, before the base name")
    @ValueSource(booleans = {true, false})
    void isNegotiatedWithABinding(boolean bound) {
        Negotiation negotiation = Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard())
                .on(bound ? Peers.BOUND : Connection.unknown());
        List<String> offered = List.of(BASE, PLUS, "PLAIN");

        assertThat(negotiation.choose(offered).names()[0]).isEqualTo(bound ? PLUS : BASE);
        assertThat(List.of(negotiation.offer().names()).contains(PLUS)).isEqualTo(bound);
        if (!bound) {
            assertThat(negotiation.offer().explain()).contains(PLUS + ": the connection has no channel binding");
        }
    }

    @Test
    @DisplayName(
            "a policy that requires binding refuses every SCRAM that is not -PLUS, one that disables it refuses -PLUS")
    void isUnderPolicy() {
        MechanismPolicy policy = MechanismPolicy.allowing(BASE, PLUS, "PLAIN");
        Set<String> offered = Set.of(BASE, PLUS, "PLAIN");

        assertThat(Negotiation.of(Mechanisms.standard(), policy.binding(BindingPolicy.REQUIRE))
                        .on(Peers.BOUND)
                        .choose(offered)
                        .names())
                .containsExactly(PLUS, "PLAIN");
        assertThat(Negotiation.of(Mechanisms.standard(), policy.binding(BindingPolicy.DISABLE))
                        .on(Peers.BOUND)
                        .choose(offered)
                        .names())
                .containsExactly(BASE, "PLAIN");
    }

    @Test
    @DisplayName("S8: -PLUS does not run where channel binding is disabled, on either side")
    void doesNotRunDisabled() {
        assertThat(refusal(PLUS, user().under(BindingPolicy.DISABLE)).reason()).isEqualTo(Reason.POLICY);
        MechanismException e =
                serverRefusal(PLUS, Peers.Server.of(STORE).under(BindingPolicy.DISABLE), "p=tls-server-end-point");
        assertThat(e.reason()).isEqualTo(Reason.POLICY);
        assertThat(said(e)).isEqualTo("e=other-error");
    }

    @Test
    @DisplayName("S8: a client whose source of bindings fails does not do without where -PLUS is offered")
    void doesNotDoWithoutWhereTheSourceFails() {
        ClientContext failing = ClientContext.of("user", Secret.of("pencil".toCharArray()))
                .with(Bindings.OFFERED, Set.of(BASE, PLUS))
                .with(Bindings.SOURCE, type -> {
                    throw new MechanismException(Reason.TEMPORARY, "cannot tell");
                });

        assertThat(failure(Peers.client(BASE, failing), null).reason()).isEqualTo(Reason.POLICY);
        assertThat(failure(Peers.client(PLUS, failing), null)).hasMessage("cannot tell");
    }

    @Test
    @DisplayName("S7, S8: a list of types without one that can be had does not make a client do without")
    void doesNotDoWithoutForASlipInTheTypes() {
        Connection bound = Connection.unknown().withBinding(ChannelBinding.of("tls-server-end-point", new byte[] {1}));
        Peers.Client mistaken = user().on(bound, List.of("tls-server-endpoint"));

        assertThat(refusal(BASE, mistaken.offered(BASE, PLUS)).reason()).isEqualTo(Reason.POLICY);
        assertThat(refusal(PLUS, mistaken)).hasMessageContaining("tls-server-endpoint");
    }

    @Test
    @DisplayName(
            "S6: y is refused where the binding is of a type of the application's own, and whatever else is listed")
    void refusesADowngradeOfAnyType() throws MechanismException {
        Connection own = Connection.unknown().withBinding(ChannelBinding.of("x-our-tunnel", new byte[] {1}));

        assertThat(said(serverRefusal(BASE, Peers.Server.of(STORE).on(own), "y")))
                .isEqualTo("e=server-does-support-channel-binding");
        for (String noList : List.of("AUTH=SCRAM-SHA-256", "SCRAM-SHA-256-PLUS SCRAM-SHA-256", "PLAIN")) {
            assertThat(said(serverRefusal(BASE, Peers.Server.of(STORE).offered(noList), "y")))
                    .as(noList)
                    .isEqualTo("e=server-does-support-channel-binding");
        }
    }
}
