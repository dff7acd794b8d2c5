package org.sasl4j.credential;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;

/** Counts the users of one mechanism by the kind of their credentials. Safe for use by many threads. */
final class Kinds {
    private final Map<Credential, Integer> counts = new HashMap<>();
    private int unlike; // users for whom no stranger can stand
    private volatile Proportions proportions = new Proportions(List.of(), 0, 0);

    /** How many users are of a kind. */
    private record Kind(Credential stranger, int count) {
        /** The same after each restart, whoever comes first: else names would change their kinds. */
        private static final Comparator<Kind> ALWAYS_THE_SAME = Comparator.comparing(
                        (Kind kind) -> kind.stranger().getClass().getName())
                .thenComparingInt(kind -> kind.stranger().toString().length()) // a longer number is a greater one
                .thenComparing(kind -> kind.stranger().toString());
    }

    private record Proportions(List<Kind> kinds, int all, int unlike) {}

    /** One user less or more, or the same one with another credential. */
    synchronized void change(@Nullable Credential gone, @Nullable Credential come) {
        if (gone != null) {
            count(gone, -1);
        }
        if (come != null) {
            count(come, 1);
        }
        publish();
    }

    /** Many users more. */
    synchronized void add(Iterable<Credential> credentials) {
        credentials.forEach(credential -> count(credential, 1));
        publish();
    }

    private void count(Credential credential, int one) {
        Credential stranger = credential.stranger().orElse(null);
        if (stranger == null) {
            unlike += one;
        } else {
            counts.merge(stranger, one, (count, more) -> count + more == 0 ? null : count + more);
        }
    }

    private void publish() {
        List<Kind> kinds = counts.entrySet().stream()
                .map(entry -> new Kind(entry.getKey(), entry.getValue()))
                .sorted(Kind.ALWAYS_THE_SAME)
                .toList();
        proportions =
                new Proportions(kinds, kinds.stream().mapToInt(Kind::count).sum(), unlike);
    }

    boolean isEmpty() {
        return proportions.all() == 0 && proportions.unlike() == 0;
    }

    boolean isMixed() {
        return proportions.kinds().size() > 1;
    }

    /** The one kind there is, the first of several, or null if there is none that can be pretended. */
    @Nullable
    Credential only() {
        List<Kind> kinds = proportions.kinds();
        return kinds.isEmpty() ? null : kinds.get(0).stranger();
    }

    /** The kind that a place from 0 up to 1 falls to, or null if there is none that can be pretended. */
    @Nullable
    Credential at(double place) {
        Proportions now = proportions;
        double left = place * now.all();
        for (Kind kind : now.kinds()) {
            left -= kind.count();
            if (left < 0) {
                return kind.stranger();
            }
        }
        return null;
    }
}
