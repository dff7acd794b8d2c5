package org.sasl4j.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.example.Somebodys;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.Exchange;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.Trait;
import org.sasl4j.binding.BindingPolicy;
import org.sasl4j.binding.Bindings;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.external.MadeCertificate;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramKeys;

class NegotiationTest {
    private static final MechanismRegistry STANDARD = Mechanisms.standard();
    private static final Connection BOUND =
            Connection.unknown().withBinding(ChannelBinding.of("tls-server-end-point", new byte[32]));
    private static final Connection CONFIDENTIAL = Connection.unknown().withConfidential(Fact.YES);

    private static final Terms NOTHING_SAID = new Terms(Connection.unknown(), Set.of(), BindingPolicy.ALLOW, false);

    private static Negotiation standard() {
        return Negotiation.of(STANDARD, MechanismPolicy.standard());
    }

    @Test
    void sendsNoPasswordOverAConnectionThatIsNotConfidential() {
        Negotiation plaintext = standard().on(Connection.plaintext());

        assertThat(plaintext.offer().names()).doesNotContain("PLAIN");
        assertThat(plaintext.choose(List.of("PLAIN", "ANONYMOUS")).names()).containsExactly("ANONYMOUS");
        assertThat(plaintext.choose(List.of("PLAIN")).explain())
                .contains("PLAIN: would send a secret over a connection that others can read");
        assertThat(standard().on(CONFIDENTIAL).offer().names()).contains("PLAIN");
    }

    @Test
    void triesExternalOnlyWithALocalCertificateOrWhenTheApplicationSaysSo() {
        List<String> offered = List.of("EXTERNAL", "PLAIN");

        assertThat(standard().choose(offered).names()).containsExactly("PLAIN");
        assertThat(standard()
                        .able(Capabilities.having(Need.EXTERNAL_IDENTITY))
                        .choose(offered)
                        .names())
                .containsExactly("EXTERNAL");
    }

    @Test
    void leavesOutWhatTheApplicationHasNot() {
        Choice choice = standard().able(Capabilities.having()).choose(List.of("PLAIN", "ANONYMOUS"));

        assertThat(choice.names()).containsExactly("ANONYMOUS");
        assertThat(choice.explain())
                .contains("PLAIN: the application declared that it has not what this needs: PASSWORD");
    }

    @Test
    void offersWhatTheStoreCanAnswer() {
        MemoryCredentialStore store = new MemoryCredentialStore();
        Negotiation server = standard().able(Capabilities.of(store));

        assertThat(server.offer().names()).doesNotContain("PLAIN");
        store.put("user", "pencil".toCharArray());
        assertThat(server.offer().names()).contains("PLAIN");
    }

    @Test
    void explainsOfferedNamesThatAreUnknownOrNotNames() {
        List<String> lines =
                standard().choose(List.of("PLAIN", "pl ain", "GSSAPI", "")).explain();

        assertThat(lines).first().isEqualTo("PLAIN: chosen, priority 20");
        assertThat(lines).anyMatch(line -> line.startsWith("pl ain: offered, but not a mechanism name"));
        assertThat(lines).anyMatch(line -> line.startsWith("GSSAPI: offered, but not known here"));
    }

    @Test
    void neverPrintsControlCharactersThatAPeerOffered() {
        assertThat(standard().choose(List.of("\u001b[2J\n")).explain())
                .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
    }

    @Test
    void cutsWhatAPeerOfferedAtALengthThatCanBeRead() {
        assertThat(standard().choose(List.of("X".repeat(100_000))).explain()).allMatch(line -> line.length() < 250);
    }

    @Test
    void refusesAWhitelistInCodeWithANameNobodyKnows() {
        assertThatThrownBy(() -> Negotiation.of(STANDARD, MechanismPolicy.allowing("PLAIN", "PLAIM")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PLAIM")
                .hasMessageContaining("ANONYMOUS");
        assertThatThrownBy(() -> MechanismPolicy.allowing("plain")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void disabledNamesAreOutWhateverAWhitelistSays() {
        MechanismPolicy policy = MechanismPolicy.allowing("PLAIN").disabling(Set.of(MechanismName.of("PLAIN")));

        assertThat(Negotiation.of(STANDARD, policy).choose(List.of("PLAIN")).explain())
                .contains("PLAIN: disabled by name");
    }

    @Test
    @DisplayName("E3: EXTERNAL is as strong as the channel below it")
    void externalPromisesLittleOverPlaintext() {
        MechanismPolicy strong = MechanismPolicy.standard().requiring(Set.of(Trait.NOPLAINTEXT));

        Capabilities knowsTheClient = Capabilities.having(Need.EXTERNAL_IDENTITY);

        assertThat(Negotiation.of(STANDARD, strong)
                        .able(knowsTheClient)
                        .on(CONFIDENTIAL)
                        .offer()
                        .names())
                .contains("EXTERNAL");
        assertThat(Negotiation.of(STANDARD, strong)
                        .able(knowsTheClient)
                        .on(Connection.plaintext())
                        .offer()
                        .names())
                .doesNotContain("EXTERNAL");
    }

    @Test
    void foosPriorityIsThatOfExternalAndItsNameComesSecond() {
        MechanismPolicy both = MechanismPolicy.allowing("FOO", "EXTERNAL", "PLAIN");

        assertThat(Negotiation.of(STANDARD, both)
                        .able(mechanism -> Fact.YES)
                        .offer()
                        .names())
                .containsExactly("EXTERNAL", "FOO", "PLAIN");
    }

    @Test
    void aRegistryDoesNotKnowWhatItHasNot() {
        MechanismName gssapi = MechanismName.of("GSSAPI");

        assertThat(STANDARD.find(gssapi)).isEmpty();
        assertThatThrownBy(() -> STANDARD.without(gssapi)).hasMessageContaining("GSSAPI");
        assertThatThrownBy(() -> STANDARD.withPriority(gssapi, 1)).hasMessageContaining("GSSAPI");
    }

    @Test
    void requiredAndDisabledBindingTogetherLeaveNoScram() {
        MechanismPolicy required = MechanismPolicy.standard().binding(BindingPolicy.REQUIRE);
        MechanismPolicy disabled = MechanismPolicy.standard().binding(BindingPolicy.DISABLE);

        for (MechanismPolicy both : List.of(required.and(disabled), disabled.and(required))) {
            for (String name : List.of("SCRAM-SHA-256", "SCRAM-SHA-256-PLUS")) {
                assertThat(both.objection(STANDARD.find(MechanismName.of(name)).orElseThrow(), CONFIDENTIAL))
                        .as(name)
                        .isPresent();
            }
        }
    }

    @Test
    void isNotKeptBusyByAServerThatOffersVeryMuch() {
        List<String> offered =
                IntStream.range(0, 200_000).mapToObj(i -> "X" + i).toList();

        Choice choice = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> standard().choose(offered));

        assertThat(choice.names()).isEmpty();
    }

    @Test
    @DisplayName("10 B2: a policy may let secrets over a connection that others can read, unless another forbids it")
    void sendsPasswordsInTheClearOnlyWhereThePolicySaysSo() {
        MechanismPolicy permitted = MechanismPolicy.standard().plaintext(Fact.YES);
        MechanismPolicy forbidden = MechanismPolicy.standard().plaintext(Fact.NO);

        assertThat(namesInTheClear(permitted)).contains("PLAIN", "LOGIN");
        assertThat(namesInTheClear(permitted.and(MechanismPolicy.allowing("PLAIN"))))
                .containsExactly("PLAIN");
        assertThat(namesInTheClear(permitted.and(forbidden))).doesNotContain("PLAIN", "LOGIN");
        assertThat(namesInTheClear(forbidden.and(permitted))).doesNotContain("PLAIN", "LOGIN");
    }

    private static String[] namesInTheClear(MechanismPolicy policy) {
        return Negotiation.of(STANDARD, policy)
                .on(Connection.plaintext())
                .choose(List.of("PLAIN", "LOGIN"))
                .names();
    }

    @Test
    @DisplayName("10 B3: a server offers no token mechanism without a validator")
    void offersTokensOnlyToBeJudged() {
        MemoryCredentialStore store = new MemoryCredentialStore().put("user", "pencil".toCharArray());
        StoreServerContext judging = StoreServerContext.builder(store)
                .with(OauthBearer.VALIDATOR, request -> TokenVerdict.accepted("user"))
                .build();

        assertThat(standard().offer().names()).doesNotContain("OAUTHBEARER", "XOAUTH2");
        assertThat(standard().able(Capabilities.of(store)).offer().names()).doesNotContain("OAUTHBEARER", "XOAUTH2");
        assertThat(standard()
                        .able(Capabilities.ofServer(StoreServerContext.of(store)))
                        .offer()
                        .names())
                .contains("PLAIN")
                .doesNotContain("OAUTHBEARER", "XOAUTH2");
        assertThat(standard().able(Capabilities.ofServer(judging)).offer().names())
                .contains("PLAIN", "OAUTHBEARER", "XOAUTH2");
    }

    @Test
    @DisplayName("10 B3: a server offers no hash without keys")
    void offersNoHashWithoutKeys() throws Exception {
        try (Secret password = Secret.of("pencil".toCharArray())) {
            MemoryCredentialStore store =
                    new MemoryCredentialStore().put("user", ScramKeys.newCredential(Hash.SHA_256, password, 4096));

            assertThat(standard()
                            .able(Capabilities.ofServer(StoreServerContext.of(store)))
                            .offer()
                            .names())
                    .contains("SCRAM-SHA-256")
                    .doesNotContain("SCRAM-SHA-1", "SCRAM-SHA-384", "SCRAM-SHA-512", "DIGEST-MD5", "CRAM-MD5");
        }
    }

    @Test
    @DisplayName("10 B3: a server's default lets nobody in as anonymous")
    void offersAnonymousOnlyWhereItIsNamed() {
        assertThat(standard().offer().names()).doesNotContain("ANONYMOUS");
        assertThat(standard().offer().explain()).contains("ANONYMOUS: lets everybody in, and no whitelist names it");
        assertThat(Negotiation.of(STANDARD, MechanismPolicy.allowing("ANONYMOUS", "PLAIN"))
                        .offer()
                        .names())
                .containsExactly("PLAIN", "ANONYMOUS");
        assertThat(standard().offer(List.of("anonymous", "PLAIN", "GSSAPI")).names())
                .containsExactly("PLAIN", "ANONYMOUS");
        assertThat(standard().offer(List.of("ANONYMOUS", "GSSAPI")).explain())
                .anyMatch(line -> line.startsWith("GSSAPI: offered, but not known here"));
    }

    @Test
    @DisplayName("10 B4: with -PLUS offered and a binding at hand, a whitelist without -PLUS makes the flag n")
    void saysNothingOfBindingWhereThePolicyLeavesNone() throws Exception {
        Negotiation negotiation = Negotiation.of(STANDARD, MechanismPolicy.allowing("SCRAM-SHA-256"))
                .on(BOUND);
        Choice choice = negotiation.choose(List.of("SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"));

        assertThat(choice.explain())
                .contains("SCRAM-SHA-256: chosen, priority 41, without channel binding, because the policy leaves no"
                        + " -PLUS");
        assertThat(first(choice)).startsWith("n,,n=user,r=");
    }

    @Test
    @DisplayName("10 B4: a policy's DISABLE reaches the client's context")
    void disabledBindingReachesTheClient() throws Exception {
        MechanismPolicy disabled = MechanismPolicy.standard().binding(BindingPolicy.DISABLE);
        Choice choice = Negotiation.of(STANDARD, disabled).on(BOUND).choose(List.of("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS"));

        assertThat(choice.names()).containsExactly("SCRAM-SHA-1");
        assertThat(first(choice)).startsWith("n,,");
    }

    @Test
    @DisplayName("10 B4: what the engine would refuse is not chosen: no SCRAM without binding where -PLUS can be had")
    void choosesOnlyPlusWhereBothCan() throws Exception {
        Choice choice = standard().on(BOUND).choose(List.of("SCRAM-SHA-512", "SCRAM-SHA-256-PLUS", "PLAIN"));

        assertThat(choice.names()).containsExactly("SCRAM-SHA-256-PLUS", "PLAIN");
        assertThat(first(choice)).startsWith("p=tls-server-end-point,,");
    }

    @Test
    @DisplayName("S7: the exchange of a choice says y where the server offers no -PLUS")
    void theExchangeKnowsWhatWasOffered() throws Exception {
        assertThat(first(standard().on(BOUND).choose(List.of("SCRAM-SHA-256")))).startsWith("y,,");
    }

    private static String first(Choice choice) throws MechanismException {
        try (Secret password = Secret.of("pencil".toCharArray());
                Exchange client = choice.client(ClientContext.of("user", password))) {
            return new String(client.evaluate(null), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thereIsNoExchangeWhereNothingPassed() {
        assertThatThrownBy(() -> standard().choose(List.of("GSSAPI")).client(new ClientContext() {}))
                .isInstanceOf(MechanismException.class)
                .hasMessageContaining("GSSAPI: offered, but not known here");
    }

    @Test
    @DisplayName("10 C4: what was not offered is explained only when asked for")
    void explainsWhatWasNotOfferedOnlyWhenAsked() {
        Choice choice = standard().choose(List.of("PLAIN"));

        assertThat(choice.explain()).containsExactly("PLAIN: chosen, priority 20");
        assertThat(choice.explainAll())
                .contains("LOGIN: not offered")
                .hasSize(STANDARD.names().size());
    }

    @Test
    @DisplayName("10 C4: FOO is last in lists and explanations until a whitelist names it")
    void whatIsOptInStandsLast() {
        assertThat(STANDARD.names()).last().isEqualTo(MechanismName.of("FOO"));
        assertThat(standard().offer().explain()).last().isEqualTo("FOO: opt-in, and no whitelist names it");
    }

    @Test
    @DisplayName("10 D7: names offered in lower case are found, and told as registered")
    void findsNamesOfferedInLowerCase() {
        assertThat(standard().choose(List.of("plain", "scram-sha-256")).names())
                .containsExactly("SCRAM-SHA-256", "PLAIN");
    }

    @Test
    @DisplayName("a policy names a mechanism only by a whitelist that has it, and both where there are two")
    void tellsWhatIsNamed() {
        MechanismName plain = MechanismName.of("PLAIN");

        assertThat(MechanismPolicy.standard().isNamed(plain)).isFalse();
        assertThat(MechanismPolicy.allowing("PLAIN").isNamed(plain)).isTrue();
        assertThat(MechanismPolicy.allowing("EXTERNAL").isNamed(plain)).isFalse();
        assertThat(MechanismPolicy.allowing("PLAIN")
                        .and(MechanismPolicy.allowing("EXTERNAL"))
                        .isNamed(plain))
                .isFalse();
    }

    @Test
    @DisplayName("10 B4: the context of a choice loses none of the client's own answers")
    void theContextOfAChoiceAsksTheClientsOwn() throws Exception {
        Class<?> held = NOTHING_SAID.heldBy(new ClientContext() {}).getClass();
        for (Method question : questions()) {
            Method answer = held.getMethod(question.getName(), question.getParameterTypes());
            assertThat(answer.getDeclaringClass().isInterface())
                    .as("answers by itself, for want of " + question)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("10 B4: where the terms of a choice say nothing, the client's own answer it is")
    void theContextOfAChoiceAnswersAsTheClientsOwn() throws MechanismException {
        Settings chosen = Settings.none()
                .with(Context.TEXT_MAX, 7)
                .with(Context.PLAINTEXT, true)
                .with(Bindings.POLICY, BindingPolicy.REQUIRE);
        ClientContext own = (ClientContext) Proxy.newProxyInstance(
                ClientContext.class.getClassLoader(),
                new Class<?>[] {ClientContext.class},
                (self, asked, with) -> switch (asked.getName()) {
                    case "settings" -> chosen; // which, like the connection, the terms are put before once and for all
                    case "connection" -> BOUND;
                    case "with" -> InvocationHandler.invokeDefault(self, asked, with);
                    default -> throw new IllegalStateException(asked.toString());
                });
        ClientContext context = NOTHING_SAID.heldBy(own);

        assertThat(context.settings()).isEqualTo(chosen.with(Bindings.OFFERED, Set.of()));
        assertThat(context.connection()).isSameAs(BOUND);
        for (Method question : questions()) {
            if (!Set.of("settings", "connection").contains(question.getName())) {
                Object[] with = Stream.of(question.getParameterTypes())
                        .map(type -> type == int.class ? 1 : null)
                        .toArray();
                assertThatThrownBy(() -> question.invoke(context, with))
                        .as(question.toString())
                        .hasRootCauseMessage(question.toString());
            }
        }
    }

    /** All that a context can be asked; with(…) is asked of whoever it is called on. */
    private static List<Method> questions() {
        return Stream.of(ClientContext.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().equals("with"))
                .toList();
    }

    @Test
    @DisplayName("10 B4: where the terms of a choice say something, it goes before what the client chose")
    void theTermsOfAChoiceGoFirst() throws MechanismException {
        ClientContext own = ClientContext.of(Service.UNKNOWN)
                .with(Context.PLAINTEXT, false)
                .with(Context.TEXT_MAX, 7)
                .with(Bindings.POLICY, BindingPolicy.ALLOW)
                .with(Bindings.OFFERED, Set.of("LOGIN"));
        ClientContext context = new Terms(BOUND, Set.of("PLAIN"), BindingPolicy.DISABLE, true).heldBy(own);

        assertThat(context.settings())
                .isEqualTo(Settings.none()
                        .with(Context.PLAINTEXT, true)
                        .with(Context.TEXT_MAX, 7)
                        .with(Bindings.POLICY, BindingPolicy.DISABLE)
                        .with(Bindings.OFFERED, Set.of("PLAIN")));
        assertThat(context.connection()).isSameAs(BOUND);
        assertThat(own.settings().has(Context.PLAINTEXT)).isTrue();
    }

    @Test
    @DisplayName("S6, S7: a -PLUS in the offer that is not ours may be ours with its name changed on the way: y")
    void saysThatItHasABindingWhereAnotherPlusIsOffered() throws Exception {
        Negotiation negotiation = Negotiation.of(
                        STANDARD, MechanismPolicy.allowing("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "PLAIN"))
                .on(BOUND);
        for (String plus : List.of("SCRAM-BOGUS-PLUS", "SCRAM-SHA-512-PLUS", "SCRAM-SHA3-512-PLUS")) {
            Choice choice = negotiation.choose(List.of("PLAIN", "SCRAM-SHA-256", plus));

            assertThat(choice.names()).as(plus).containsExactly("SCRAM-SHA-256", "PLAIN");
            assertThat(first(choice)).startsWith("y,,");
        }
    }

    @Test
    @DisplayName("S8: no base name where the binding cannot be had: whoever is in the middle chooses the certificate")
    void takesNoBaseNameWhereTheBindingIsUndefined() throws Exception {
        Choice choice = standard()
                .on(MadeCertificate.of("CN=server")
                        .signedBy("1.3.101.112", null)
                        .shown())
                .choose(List.of("SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"));

        assertThat(choice.names()).containsExactly("SCRAM-SHA-256-PLUS");
        assertThatThrownBy(() -> first(choice))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BINDING))
                .hasMessageContaining("Ed25519");
    }

    @Test
    @DisplayName("S8: a client that requires channel binding does so whatever a policy leaves")
    void weakensNoRequirement() throws Exception {
        Choice choice = Negotiation.of(STANDARD, MechanismPolicy.allowing("SCRAM-SHA-256"))
                .on(BOUND)
                .choose(List.of("SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"));
        ClientContext requiring = ClientContext.of("user", Secret.of("pencil".toCharArray()))
                .with(Bindings.POLICY, BindingPolicy.REQUIRE);

        assertThatThrownBy(() -> choice.client(requiring).evaluate(null))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.POLICY));
    }

    @Test
    @DisplayName("10 B4: a binding of a type that no client tries is none")
    void choosesNoPlusForABindingOfAnotherType() throws Exception {
        Choice choice = standard()
                .on(Connection.unknown().withBinding(ChannelBinding.of("x-other", new byte[32])))
                .choose(List.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"));

        assertThat(choice.names()).containsExactly("SCRAM-SHA-256");
        assertThat(first(choice)).startsWith("n,,");
    }

    @Test
    @DisplayName("10 C4: what was tried and refused is left out, and the next one is the best")
    void triesTheNext() {
        Choice choice = standard().choose(List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-1"));
        assertThat(choice.explain())
                .containsExactly(
                        "SCRAM-SHA-256: chosen, priority 41",
                        "SCRAM-SHA-1: number 2, priority 40",
                        "PLAIN: number 3, priority 20");

        Choice next = choice.without(MechanismName.of("SCRAM-SHA-256"));

        assertThat(next.names()).containsExactly("SCRAM-SHA-1", "PLAIN");
        assertThat(next.mechanisms())
                .extracting(mechanism -> mechanism.name().toString())
                .containsExactly("SCRAM-SHA-1", "PLAIN");
        assertThat(next.explain()).contains("SCRAM-SHA-256: tried and refused");
        assertThat(next.without(MechanismName.of("GSSAPI")).explainAll()).isEqualTo(next.explainAll());
    }

    @Test
    @DisplayName("S7: a client is told why it does without SCRAM that is not -PLUS")
    void explainsWhyOnlyPlusIsLeft() {
        assertThat(standard()
                        .on(BOUND)
                        .choose(List.of("SCRAM-SHA-512", "SCRAM-SHA-256-PLUS"))
                        .explain())
                .containsExactly(
                        "SCRAM-SHA-256-PLUS: chosen, priority 46",
                        "SCRAM-SHA-512: the server offers -PLUS, and this connection has a channel binding");
    }

    @Test
    void explainsWhatAPolicyWantsAndAMechanismLacks() {
        MechanismPolicy mutual = MechanismPolicy.standard().requiring(Set.of(Trait.MUTUAL));

        assertThat(Negotiation.of(STANDARD, mutual).choose(List.of("PLAIN")).explain())
                .containsExactly("PLAIN: lacks MUTUAL");
    }

    @Test
    @DisplayName("11: a mechanism that says what it lacks on one side runs on the other")
    void leavesOutWhatLacksSomethingHere() {
        Negotiation negotiation = Negotiation.of(STANDARD.with(new Somebodys()), MechanismPolicy.standard());

        assertThat(negotiation.choose(List.of("SOMEBODYS")).explain())
                .containsExactly("SOMEBODYS: this JVM has no token reader");
        assertThat(negotiation.offer().names()).contains("SOMEBODYS");
    }

    @Test
    void cutsNamesOfMoreThan40CharactersOnly() {
        String longest = "x".repeat(40);

        assertThat(standard().choose(List.of(longest)).explain())
                .singleElement()
                .asString()
                .startsWith(longest + ": offered");
        assertThat(standard().choose(List.of(longest + "x")).explain())
                .singleElement()
                .asString()
                .startsWith(longest + "...: offered");
    }

    @Test
    void twoWhitelistsLeaveWhatBothHave() {
        MechanismPolicy both = MechanismPolicy.allowing("PLAIN", "SCRAM-SHA-256")
                .and(MechanismPolicy.allowing("SCRAM-SHA-256", "EXTERNAL"));

        assertThat(Negotiation.of(STANDARD, both)
                        .choose(List.of("PLAIN", "SCRAM-SHA-256", "EXTERNAL"))
                        .names())
                .containsExactly("SCRAM-SHA-256");
        assertThat(both).asString().contains("allowed=[SCRAM-SHA-256]");
        assertThat(MechanismPolicy.standard()).asString().contains("allowed=all");
    }
}
