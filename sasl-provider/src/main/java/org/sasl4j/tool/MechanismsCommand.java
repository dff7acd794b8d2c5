package org.sasl4j.tool;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * Lists the mechanisms that a policy allows, and tells what a client would choose. It assumes that there are
 * credentials, and a connection with a channel binding.
 */
@Command(
        name = "mechanisms",
        description = "Lists the mechanisms that a policy allows, best first; with --offered, what a client chooses.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  sasl mechanisms --offered PLAIN,SCRAM-SHA-256 --policy noplaintext", ""})
final class MechanismsCommand implements Callable<Integer> {
    private static final Connection BOUND =
            Connection.unknown().withBinding(ChannelBinding.of(Bindings.TLS_SERVER_END_POINT, new byte[32]));
    private static final String OPT_IN = "*";
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

    @Option(names = "--json", description = "Print JSON, for programs to read.")
    private boolean json;

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

    /** The side that the list is for. */
    static final class Side {
        @SuppressWarnings("UnusedVariable") // only --server is read
        @Option(names = "--client", description = "What a client may try (unless said otherwise).")
        private boolean client;

        @Option(names = "--server", description = "What a server may offer.")
        private boolean server;
    }

    @Override
    public Integer call() throws IOException {
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
        boolean tellsWhy = explain || offered != null || choice.mechanisms().isEmpty();
        List<String> lines = explain ? choice.explainAll() : tellsWhy ? choice.explain() : List.of();
        if (json) {
            printJson(choice, lines);
        } else {
            print(choice, lines);
        }
        return choice.mechanisms().isEmpty() ? SaslCommand.REFUSED : SaslCommand.GOOD;
    }

    private void print(Choice choice, List<String> lines) {
        if (!choice.mechanisms().isEmpty()) {
            table(choice).print(out);
        }
        if (choice.mechanisms().stream().anyMatch(MechanismsCommand::isOptIn)) {
            out.println(OPT_IN + " only where a whitelist names it");
        }
        if (offered != null) {
            String best =
                    choice.best().map(mechanism -> mechanism.name().toString()).orElse("nothing");
            out.println("chosen: " + best);
        }
        lines.forEach(line -> out.println("  " + line));
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

    /** What the client chooses from an offer. Without an offer, what it may try. */
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
        Table table = Table.narrow("name", "rank", "first", "traits");
        for (Mechanism mechanism : choice.mechanisms()) {
            table.add(
                    mechanism.name() + (isOptIn(mechanism) ? OPT_IN : ""),
                    registry.priority(mechanism.name()),
                    first(mechanism),
                    promises(mechanism).map(Trait::name).collect(Collectors.joining(" ")));
        }
        return table;
    }

    private static boolean isOptIn(Mechanism mechanism) {
        return mechanism.traits().contains(Trait.OPT_IN);
    }

    private static Stream<Trait> promises(Mechanism mechanism) {
        return mechanism.traits().stream().filter(PROMISES::contains).sorted();
    }

    /** Prints the table as JSON and, if they were asked for, the lines that explain it. */
    private void printJson(Choice choice, List<String> lines) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.setIndent("  ");
        json.beginObject().name("mechanisms").beginArray();
        for (Mechanism mechanism : choice.mechanisms()) {
            json.beginObject();
            json.name("name").value(mechanism.name().toString());
            json.name("priority").value(registry.priority(mechanism.name()));
            json.name("first").value(first(mechanism));
            json.name("optIn").value(isOptIn(mechanism));
            strings(json.name("traits"), promises(mechanism).map(Trait::name).toList());
            json.endObject();
        }
        json.endArray();
        if (!lines.isEmpty()) {
            strings(json.name("explanation"), lines);
        }
        json.endObject().close();
        out.println(text);
    }

    private static void strings(JsonWriter json, List<String> texts) throws IOException {
        json.beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    /** Which side sends the first message. */
    static String first(Mechanism mechanism) {
        return switch (mechanism.opening()) {
            case CLIENT_FIRST -> "client";
            case SERVER_FIRST -> "server";
            case VARIABLE -> "either";
        };
    }
}
