package org.sasl4j.tool;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;
import org.sasl4j.binding.Bindings;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;
import org.sasl4j.negotiation.Negotiation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lists the mechanisms that a policy allows, and tells what a client would choose. Credentials are taken to be there, and a
 * connection with a channel binding.
 */
@Command(
        name = "mechanisms",
        description = "Lists the mechanisms that a policy allows, best first; with --offered, what a client chooses.",
        mixinStandardHelpOptions = true)
final class MechanismsCommand implements Callable<Integer> {
    private static final Connection BOUND =
            Connection.unknown().withBinding(ChannelBinding.of(Bindings.TLS_SERVER_END_POINT, new byte[32]));
    private static final Set<Trait> PROMISES = EnumSet.complementOf(EnumSet.of(Trait.OPT_IN));

    private final MechanismRegistry registry = Mechanisms.standard();
    private final PrintWriter out;

    @ArgGroup
    private @Nullable Side side;

    @Option(
            names = "--offered",
            paramLabel = "A,B",
            description = "What a server offered: print what a client chooses, and why.")
    private @Nullable String offered;

    @Option(names = "--allow", paramLabel = "A,B", description = "The whitelist.")
    private @Nullable String allowed;

    @Option(
            names = "--policy",
            paramLabel = "TRAIT,TRAIT",
            description = "Traits that are required, such as noplaintext.")
    private @Nullable String policy;

    @Option(names = "--explain", description = "Say of every mechanism why it is in the list or not.")
    private boolean explain;

    @Option(
            names = "--settings",
            description = "Print every property that applications may choose, or are told: key, side, mechanism, value,"
                    + " default.")
    private boolean settings;

    MechanismsCommand(PrintWriter out) {
        this.out = out;
    }

    /** Whose list it is. */
    static final class Side {
        @Option(names = "--client", description = "What a client may try (unless said otherwise).")
        private boolean client;

        @Option(names = "--server", description = "What a server may offer.")
        private boolean server;
    }

    @Override
    public Integer call() {
        if (settings) {
            new SettingsList(registry).print(out);
            return SaslCommand.GOOD;
        }
        boolean isServer = side != null && side.server;
        if (isServer && offered != null) {
            throw new UsageException("--offered is a client's question; leave --server out");
        }
        Negotiation negotiation = negotiation();
        Choice choice = isServer ? negotiation.offer() : ofClient(negotiation);
        if (!choice.mechanisms().isEmpty()) {
            table(choice).print(out);
        }
        if (offered != null) {
            String best =
                    choice.best().map(mechanism -> mechanism.name().toString()).orElse("nothing");
            out.println("chosen: " + best);
        }
        if (explain || offered != null || choice.mechanisms().isEmpty()) {
            List<String> lines = explain ? choice.explainAll() : choice.explain();
            lines.forEach(line -> out.println("  " + line));
        }
        return choice.mechanisms().isEmpty() ? SaslCommand.REFUSED : SaslCommand.GOOD;
    }

    private Negotiation negotiation() {
        try {
            MechanismPolicy effective =
                    allowed == null ? MechanismPolicy.standard() : MechanismPolicy.allowing(words(allowed));
            return Negotiation.of(registry, effective.requiring(requiredTraits()))
                    .on(BOUND)
                    .able(mechanism -> Fact.YES);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--allow: " + e.getMessage());
        }
    }

    /** What it chooses of an offer, or what it may try of whatever anybody offers. */
    private Choice ofClient(Negotiation negotiation) {
        return offered == null
                ? negotiation.offer(
                        registry.names().stream().map(MechanismName::toString).toList())
                : negotiation.choose(List.of(words(offered)));
    }

    private Set<Trait> requiredTraits() {
        Set<Trait> required = EnumSet.noneOf(Trait.class);
        for (String word : words(policy == null ? "" : policy)) {
            required.add(PROMISES.stream()
                    .filter(trait -> word(trait).equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("--policy: '" + word + "' is no trait; there are "
                            + PROMISES.stream().map(MechanismsCommand::word).collect(Collectors.joining(", ")))));
        }
        return required;
    }

    private static String word(Trait trait) {
        return trait.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String[] words(String list) {
        return Arrays.stream(list.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private Table table(Choice choice) {
        Table table = new Table("name", "priority", "first", "traits");
        for (Mechanism mechanism : choice.mechanisms()) {
            List<Trait> traits = new ArrayList<>(mechanism.traits());
            traits.sort(null);
            table.add(
                    mechanism.name(),
                    registry.priority(mechanism.name()),
                    first(mechanism),
                    traits.stream().map(Trait::name).collect(Collectors.joining(" ")));
        }
        return table;
    }

    private static String first(Mechanism mechanism) {
        return switch (mechanism.opening()) {
            case CLIENT_FIRST -> "client";
            case SERVER_FIRST -> "server";
            case VARIABLE -> "either";
        };
    }
}
