package org.sasl4j.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.BindingPolicy;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.Mechanisms;

class NegotiationTest {
    private static final MechanismRegistry STANDARD = Mechanisms.standard();
    private static final Connection CONFIDENTIAL = Connection.unknown().withConfidential(Fact.YES);

    private static Negotiation standard() {
        return Negotiation.of(STANDARD, MechanismPolicy.standard());
    }

    @Test
    void sendsNoPasswordOverAConnectionThatIsNotConfidential() {
        Negotiation plaintext = standard().on(Connection.plaintext());

        assertThat(plaintext.offer().names()).doesNotContain("PLAIN");
        assertThat(plaintext.choose(List.of("PLAIN", "ANONYMOUS")).names()).containsExactly("ANONYMOUS");
        assertThat(plaintext.choose(List.of("PLAIN")).explain())
                .contains("PLAIN: would send a secret over a connection that is not confidential");
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
                standard().choose(List.of("PLAIN", "plain", "GSSAPI", "")).explain();

        assertThat(lines).first().isEqualTo("PLAIN: chosen, priority 20");
        assertThat(lines).anyMatch(line -> line.startsWith("plain: offered, but not a mechanism name"));
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

        assertThat(Negotiation.of(STANDARD, strong).on(CONFIDENTIAL).offer().names())
                .contains("EXTERNAL");
        assertThat(Negotiation.of(STANDARD, strong)
                        .on(Connection.plaintext())
                        .offer()
                        .names())
                .doesNotContain("EXTERNAL");
    }

    @Test
    void foosPriorityIsThatOfExternalAndItsNameComesSecond() {
        MechanismPolicy both = MechanismPolicy.allowing("FOO", "EXTERNAL", "PLAIN");

        assertThat(Negotiation.of(STANDARD, both).offer().names()).containsExactly("EXTERNAL", "FOO", "PLAIN");
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
}
