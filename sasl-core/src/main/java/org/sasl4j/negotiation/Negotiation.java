package org.sasl4j.negotiation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sasl4j.Connection;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.MechanismName;
import org.sasl4j.Property.Side;
import org.sasl4j.Trait;

/**
 * Ranks the mechanisms that make sense on one connection: a client's to try, a server's to offer. Immutable. It
 * decides from what it was given, and never calls anybody back.
 *
 * <pre>{@code
 * Choice choice = Negotiation.of(Mechanisms.standard(), MechanismPolicy.standard())
 *         .on(Connection.plaintext())
 *         .able(Capabilities.having(Mechanism.Need.PASSWORD))
 *         .choose(List.of("PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256"));
 * String[] best = choice.names(); // SCRAM-SHA-256, SCRAM-SHA-1
 * List<String> why = choice.explain(); // and PLAIN would send a secret over a connection that others can read
 * }</pre>
 */
public final class Negotiation {
    static final String NOT_OFFERED = "not offered";

    private static final int LONGEST_SHOWN = 40;

    private final MechanismRegistry registry;
    private final MechanismPolicy policy;
    private final Connection connection;
    private final Capabilities capabilities;

    private Negotiation(
            MechanismRegistry registry, MechanismPolicy policy, Connection connection, Capabilities capabilities) {
        this.registry = registry;
        this.policy = policy;
        this.connection = connection;
        this.capabilities = capabilities;
    }

    /**
     * A negotiation about which nothing more is known.
     *
     * @param registry the mechanisms there are
     * @param policy the mechanisms that are allowed
     * @return the negotiation
     * @throws IllegalArgumentException if the policy's whitelist has a name that the registry does not know
     */
    public static Negotiation of(MechanismRegistry registry, MechanismPolicy policy) {
        return new Negotiation(
                registry, policy.checkedAgainst(registry), Connection.unknown(), Capabilities.undeclared());
    }

    /**
     * The same on a connection.
     *
     * @param transport the transport below
     * @return a new object
     */
    public Negotiation on(Connection transport) {
        return new Negotiation(registry, policy, transport, capabilities);
    }

    /**
     * The same with what the application can run.
     *
     * @param declared what the application declares
     * @return a new object
     */
    public Negotiation able(Capabilities declared) {
        return new Negotiation(registry, policy, connection, declared);
    }

    /**
     * What a client should try.
     *
     * @param offered the names that the server offered, in any order; those that are no mechanism names are explained and
     *     left out
     * @return the mechanisms to try, best first
     */
    public Choice choose(Collection<String> offered) {
        Set<MechanismName> names = known(offered);
        Choice choice = rank(mechanism -> names.contains(mechanism.name())
                ? objection(mechanism, Side.CLIENT, mechanism.clientAble(connection))
                : Optional.of(NOT_OFFERED));
        return choice.preferringBinding().refusing(strangers(offered)).on(terms(names));
    }

    private static Set<MechanismName> known(Collection<String> offered) {
        Set<MechanismName> names = new LinkedHashSet<>();
        for (String name : offered) {
            MechanismName.parse(name).ifPresent(names::add);
        }
        return names;
    }

    private Terms terms(Set<MechanismName> offered) {
        Set<String> names = offered.stream().map(MechanismName::toString).collect(Collectors.toSet());
        return new Terms(connection, names, policy.binding(registry, connection), policy.allowsPlaintext());
    }

    /** A line for each offered name that is none or is unknown; there may be very many of them. */
    private List<String> strangers(Collection<String> offered) {
        String known = registry.names().stream().map(MechanismName::toString).collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        for (String name : new LinkedHashSet<>(offered)) {
            Optional<MechanismName> valid = MechanismName.parse(name);
            if (valid.isEmpty()) {
                lines.add(printable(name)
                        + ": offered, but not a mechanism name (RFC 4422 section 3.1: 1 to 20 of A-Z 0-9 - _)");
            } else if (registry.find(valid.get()).isEmpty()) {
                lines.add(valid.get() + ": offered, but not known here; known are " + known);
            }
        }
        return lines;
    }

    /**
     * The mechanisms that a server should offer, because it can serve them. A mechanism that lets people in without an
     * identity, such as ANONYMOUS, is offered only if the whitelist names it.
     *
     * @return the mechanisms to offer, best first
     */
    public Choice offer() {
        return rank(mechanism -> serverObjection(mechanism).or(() -> openness(mechanism)));
    }

    /**
     * The mechanisms out of these that a server should offer. They may include one that lets everybody in, such as
     * ANONYMOUS.
     *
     * @param names in any order
     * @return the mechanisms to offer, best first
     */
    public Choice offer(Collection<String> names) {
        Set<MechanismName> named = known(names);
        return rank(mechanism ->
                        named.contains(mechanism.name()) ? serverObjection(mechanism) : Optional.of(NOT_OFFERED))
                .refusing(strangers(names));
    }

    private Optional<String> serverObjection(Mechanism mechanism) {
        Optional<String> refused = objection(mechanism, Side.SERVER, mechanism.serverAble(connection));
        boolean untold = mechanism.need() == Need.TOKEN && capabilities.of(mechanism) == Fact.UNKNOWN;
        return refused.isEmpty() && untold
                ? Optional.of("the application did not declare that it has a TokenValidator")
                : refused;
    }

    private Optional<String> openness(Mechanism mechanism) {
        return policy.servesUnasked(mechanism)
                ? Optional.empty()
                : Optional.of("lets everybody in, and no whitelist names it");
    }

    /** What a peer calls a name may be anything, and explanations end up on screens. */
    private static String printable(String name) {
        String start = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
        return start.replaceAll("[^ -~]", "?");
    }

    private Choice rank(Function<Mechanism, Optional<String>> objection) {
        Choice choice = Choice.none();
        Map<Mechanism, String> refused = new LinkedHashMap<>();
        for (Mechanism mechanism : registry.ranked()) {
            Optional<String> why = objection.apply(mechanism);
            if (why.isEmpty()) {
                choice = choice.adding(mechanism, registry.priority(mechanism.name()));
            } else {
                refused.put(mechanism, why.get());
            }
        }
        return choice.refusing(refused.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(MechanismRegistry::lateness)))
                .map(why -> Choice.line(why.getKey().name(), why.getValue()))
                .toList());
    }

    private Optional<String> objection(Mechanism mechanism, Side side, Fact ableByConnection) {
        return policy.objection(mechanism, connection)
                .or(() -> mechanism.missing(side))
                .or(() -> inability(mechanism, ableByConnection));
    }

    private Optional<String> inability(Mechanism mechanism, Fact ableByConnection) {
        Fact declared = capabilities.of(mechanism);
        if (declared == Fact.NO) {
            return Optional.of("the application declared that it has not what this needs: " + mechanism.need());
        }
        if (mechanism.traits().contains(Trait.BINDING) && ableByConnection == Fact.NO) {
            return Optional.of("the connection has no channel binding");
        }
        if (declared == Fact.UNKNOWN && ableByConnection == Fact.NO) {
            return Optional.of("the connection has not what this needs: " + mechanism.need());
        }
        return Optional.empty();
    }
}
