package org.sasl4j.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

class NegotiationProperties {
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F");

    /** A mechanism of which only the descriptor matters. */
    record Described(MechanismName name, int priority, Set<Trait> traits) implements Mechanism {
        @Override
        public Need need() {
            return Need.NOTHING;
        }

        @Override
        public Step startClient(ClientContext context) {
            return Step.done();
        }

        @Override
        public Step startServer(ServerContext context) {
            return Step.done("somebody", name.toString());
        }
    }

    @Provide
    Arbitrary<MechanismRegistry> registries() {
        Arbitrary<Mechanism> mechanisms = Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Trait.OPT_IN, Trait.MUTUAL, Trait.NOPLAINTEXT)
                                .set())
                .as((name, priority, traits) -> new Described(MechanismName.of(name), priority, traits));
        return mechanisms.list().map(list -> {
            MechanismRegistry registry = MechanismRegistry.empty();
            for (Mechanism mechanism : list) {
                registry = registry.with(mechanism);
            }
            return registry;
        });
    }

    @Provide
    Arbitrary<Set<String>> nameSets() {
        return Arbitraries.of(NAMES).set();
    }

    @Provide
    Arbitrary<Set<Trait>> required() {
        return Arbitraries.of(Trait.MUTUAL, Trait.NOPLAINTEXT).set();
    }

    @Property
    void neverChoosesOutsideTheIntersectionOfTheWhitelists(
            @ForAll("registries") MechanismRegistry registry,
            @ForAll("nameSets") Set<String> offered,
            @ForAll("nameSets") Set<String> one,
            @ForAll("nameSets") Set<String> other) {
        MechanismPolicy policy = allowing(registry, one).and(allowing(registry, other));
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);

        assertThat(List.of(Negotiation.of(registry, policy).choose(offered).names()))
                .allMatch(both::contains)
                .allMatch(offered::contains);
        assertThat(List.of(Negotiation.of(registry, policy).offer().names())).allMatch(both::contains);
    }

    @Property
    void anEmptyIntersectionMeansNoneAndNeverAll(
            @ForAll("registries") MechanismRegistry registry, @ForAll("nameSets") Set<String> names) {
        Set<String> others = new HashSet<>(NAMES);
        others.removeAll(names);
        MechanismPolicy policy = allowing(registry, names).and(allowing(registry, others));

        assertThat(Negotiation.of(registry, policy).offer().names()).isEmpty();
        assertThat(Negotiation.of(registry, policy).choose(NAMES).best()).isEmpty();
    }

    @Property
    void optInOnlyWhenNamed(
            @ForAll("registries") MechanismRegistry registry, @ForAll("nameSets") Set<String> whitelist) {
        assertThat(Negotiation.of(registry, MechanismPolicy.standard())
                        .choose(NAMES)
                        .mechanisms())
                .noneMatch(mechanism -> mechanism.traits().contains(Trait.OPT_IN));
        for (Mechanism mechanism : Negotiation.of(registry, allowing(registry, whitelist))
                .choose(NAMES)
                .mechanisms()) {
            assertThat(whitelist).contains(mechanism.name().toString());
        }
    }

    @Property
    void choosesTheHighestCommonPriorityWhateverTheOrderOfTheOffer(
            @ForAll("registries") MechanismRegistry registry,
            @ForAll("nameSets") Set<String> offered,
            @ForAll("required") Set<Trait> required,
            @ForAll Random random) {
        MechanismPolicy policy = MechanismPolicy.standard().requiring(required);
        Negotiation negotiation = Negotiation.of(registry, policy);
        List<String> shuffled = new ArrayList<>(offered);
        Collections.shuffle(shuffled, random);
        List<String> expected = registry.ranked().stream()
                .filter(mechanism -> offered.contains(mechanism.name().toString()))
                .filter(mechanism -> mechanism.traits().containsAll(required))
                .filter(mechanism -> !mechanism.traits().contains(Trait.OPT_IN))
                .sorted(Comparator.comparingInt((Mechanism mechanism) -> -mechanism.priority())
                        .thenComparing(Mechanism::name))
                .map(mechanism -> mechanism.name().toString())
                .toList();

        assertThat(negotiation.choose(offered).names()).containsExactlyElementsOf(expected);
        assertThat(negotiation.choose(shuffled).names()).containsExactlyElementsOf(expected);
        assertThat(negotiation.choose(shuffled).explain())
                .containsExactlyInAnyOrderElementsOf(negotiation.choose(offered).explain());
    }

    @Property
    void explainsEveryNameOnce(
            @ForAll("registries") MechanismRegistry registry, @ForAll("nameSets") Set<String> offered) {
        List<String> lines = Negotiation.of(registry, MechanismPolicy.standard())
                .on(Connection.plaintext())
                .choose(offered)
                .explainAll();
        List<String> explained =
                lines.stream().map(line -> line.substring(0, line.indexOf(':'))).toList();

        assertThat(explained).doesNotHaveDuplicates();
        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                offered.stream(), registry.names().stream().map(MechanismName::toString))
                        .distinct()
                        .toList());
    }

    @Property
    void isDeterministic(@ForAll("registries") MechanismRegistry registry, @ForAll("nameSets") Set<String> offered) {
        Negotiation negotiation = Negotiation.of(registry, MechanismPolicy.standard());

        assertThat(negotiation.choose(offered).explain())
                .isEqualTo(negotiation.choose(offered).explain());
    }

    @Property
    void findsTheNextBestWhenOneIsRefused(
            @ForAll("registries") MechanismRegistry registry, @ForAll("nameSets") Set<String> offered) {
        Choice choice = Negotiation.of(registry, MechanismPolicy.standard()).choose(offered);
        String[] names = choice.names();
        for (String name : names) {
            assertThat(choice.best().orElseThrow().name()).hasToString(name);
            choice = choice.without(MechanismName.of(name));
        }

        assertThat(choice.best()).isEmpty();
        assertThat(choice.explain())
                .filteredOn(line -> line.endsWith("tried and refused"))
                .hasSize(names.length);
    }

    @Property
    void aPriorityOfTheRegistryOverridesTheMechanismsOwn(@ForAll("registries") MechanismRegistry registry) {
        for (MechanismName name : registry.names()) {
            assertThat(registry.withPriority(name, 99).ranked().get(0).name()).isEqualTo(name);
            assertThat(registry.without(name).names()).doesNotContain(name);
        }
    }

    private static MechanismPolicy allowing(MechanismRegistry registry, Set<String> names) {
        return MechanismPolicy.allowing(registry.names().stream()
                .filter(name -> names.contains(name.toString()))
                .toList());
    }
}
