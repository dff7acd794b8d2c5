package org.sasl4j.negotiation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Trait;

/**
 * The known mechanisms, each with its priority. Immutable: every method that changes something returns a new registry.
 * Start with {@code Mechanisms.standard()}.
 */
public final class MechanismRegistry {
    /** A loader that cannot read its service files fails for ever. */
    private static final int MOST_SKIPPED = 100;

    private static final int LATEST = 2;

    private static final MechanismRegistry EMPTY = new MechanismRegistry(List.of());

    /** A mechanism and the priority it has here, which may not be its own. */
    private record Entry(Mechanism mechanism, int priority) implements Comparable<Entry> {
        /** The best first. */
        @Override
        public int compareTo(Entry other) {
            int byPriority = Integer.compare(other.priority, priority);
            return byPriority != 0 ? byPriority : mechanism.name().compareTo(other.mechanism.name());
        }
    }

    private final List<Entry> ranked;
    private final List<Mechanism> mechanisms;
    private final Map<MechanismName, Entry> byName = new HashMap<>();

    private MechanismRegistry(Collection<Entry> entries) {
        List<Entry> best = new ArrayList<>(entries);
        Collections.sort(best);
        List<Mechanism> inOrder = new ArrayList<>(best.size());
        for (Entry entry : best) {
            inOrder.add(entry.mechanism());
            byName.put(entry.mechanism().name(), entry);
        }
        this.ranked = List.copyOf(best);
        this.mechanisms = List.copyOf(inOrder);
    }

    /**
     * A registry without mechanisms.
     *
     * @return always the same object
     */
    public static MechanismRegistry empty() {
        return EMPTY;
    }

    /**
     * A registry of mechanisms, each with its own priority.
     *
     * @param mechanisms of two with the same name the later one counts
     * @return a new registry
     */
    public static MechanismRegistry of(Collection<? extends Mechanism> mechanisms) {
        Map<MechanismName, Entry> entries = new LinkedHashMap<>();
        for (Mechanism mechanism : mechanisms) {
            entries.put(mechanism.name(), new Entry(mechanism, mechanism.priority()));
        }
        return new MechanismRegistry(entries.values());
    }

    /**
     * The same with one more mechanism, at its own priority.
     *
     * @param mechanism replaces another of the same name
     * @return a new registry
     */
    public MechanismRegistry with(Mechanism mechanism) {
        return replacing(mechanism.name(), new Entry(mechanism, mechanism.priority()));
    }

    /**
     * The same with a mechanism at another priority.
     *
     * @param name a mechanism of this registry
     * @param priority higher is preferred
     * @return a new registry
     * @throws IllegalArgumentException if there is no such mechanism here
     */
    public MechanismRegistry withPriority(MechanismName name, int priority) {
        return replacing(name, new Entry(required(name).mechanism(), priority));
    }

    /**
     * The same without a mechanism.
     *
     * @param name a mechanism of this registry
     * @return a new registry
     * @throws IllegalArgumentException if there is no such mechanism here
     */
    public MechanismRegistry without(MechanismName name) {
        required(name);
        return new MechanismRegistry(others(name));
    }

    /**
     * The same with every {@link Mechanism} that a class loader has as a service. An entry that cannot be loaded is
     * skipped with one warning.
     *
     * @param loader looks for {@code META-INF/services/org.sasl4j.Mechanism} and for modules that provide it
     * @return a new registry
     */
    public MechanismRegistry discovered(ClassLoader loader) {
        MechanismRegistry registry = this;
        Iterator<Mechanism> services =
                ServiceLoader.load(Mechanism.class, loader).iterator();
        Set<String> said = new HashSet<>(); // files that cannot be read are tried, in vain, time and again
        for (int skipped = 0; skipped < MOST_SKIPPED; skipped++) {
            try {
                while (services.hasNext()) {
                    registry = registry.with(services.next());
                }
                return registry;
            } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
                if (said.add(broken.toString())) {
                    System.getLogger("org.sasl4j")
                            .log(System.Logger.Level.WARNING, "a discovered mechanism was skipped", broken);
                }
            }
        }
        return registry;
    }

    /**
     * The mechanism with this name.
     *
     * @param name the name
     * @return the mechanism, or empty if there is none here
     */
    public Optional<Mechanism> find(MechanismName name) {
        Entry entry = byName.get(name);
        return entry == null ? Optional.empty() : Optional.of(entry.mechanism());
    }

    /**
     * The priority that a mechanism has here.
     *
     * @param name a mechanism of this registry
     * @return the number; higher is preferred
     * @throws IllegalArgumentException if there is no such mechanism here
     */
    public int priority(MechanismName name) {
        return required(name).priority();
    }

    /**
     * All mechanisms.
     *
     * @return an immutable list, best first
     */
    public List<Mechanism> ranked() {
        return mechanisms;
    }

    /**
     * The names of all mechanisms, for people to read.
     *
     * @return an immutable list, best first; those that are {@link Trait#OPT_IN} last
     */
    public List<MechanismName> names() {
        List<MechanismName> names = new ArrayList<>(mechanisms.size());
        for (int lateness = 0; lateness <= LATEST; lateness++) {
            for (Mechanism mechanism : mechanisms) {
                if (lateness(mechanism) == lateness) {
                    names.add(mechanism.name());
                }
            }
        }
        return List.copyOf(names);
    }

    /** For people to read: what is to be asked for stands last, and of that at the very end what sends the secret. */
    static int lateness(Mechanism mechanism) {
        return !mechanism.traits().contains(Trait.OPT_IN) ? 0 : mechanism.sendsSecret() ? LATEST : 1;
    }

    private Entry required(MechanismName name) {
        Entry entry = byName.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("there is no mechanism " + name + "; there are " + names());
        }
        return entry;
    }

    private MechanismRegistry replacing(MechanismName name, Entry entry) {
        List<Entry> entries = others(name);
        entries.add(entry);
        return new MechanismRegistry(entries);
    }

    private List<Entry> others(MechanismName name) {
        List<Entry> entries = new ArrayList<>(ranked);
        entries.remove(byName.get(name));
        return entries;
    }

    /** The names, best first. */
    @Override
    public String toString() {
        return names().toString();
    }
}
