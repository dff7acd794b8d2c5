package org.sasl4j.credential;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.ScramCredential;

/**
 * Of what kinds the users of one mechanism are, and in what proportions. Each user has a place by the name, which is kept
 * for whoever was seen there first, until others were seen there many times instead: so somebody who logs in often counts
 * once, and the proportions stand still while the users do.
 */
final class Kinds {
    private static final int PLACE_BITS = 10;

    private final AtomicReferenceArray<@Nullable Place> places = new AtomicReferenceArray<>(1 << PLACE_BITS);
    private final Map<Credential, Integer> counts = new HashMap<>();
    private volatile Proportions proportions = new Proportions(List.of(), 0);

    /** Who has a place, and how often others wanted it since. */
    private static final class Place {
        private static final int PATIENCE = 100;

        private final int user;
        private final Credential stranger;
        private int others; // many threads may count here; none has to be exact

        Place(int user, Credential stranger) {
            this.user = user;
            this.stranger = stranger;
        }

        boolean staysWith(int seen, Credential kind) {
            others = seen == user ? 0 : others + 1;
            return seen == user ? stranger.equals(kind) : others < PATIENCE;
        }
    }

    /** How many places a kind has. */
    private record Kind(Credential stranger, int count) {
        /** The same after each restart, whoever is seen first: else names would change their kinds. */
        private static final Comparator<Kind> ALWAYS_THE_SAME = Comparator.comparingInt(Kind::iterations)
                .thenComparingInt(Kind::saltLength)
                .thenComparing(kind -> kind.stranger().getClass().getName());

        private int iterations() {
            return stranger instanceof ScramCredential scram ? scram.iterations() : 0;
        }

        private int saltLength() {
            return stranger instanceof ScramCredential scram ? scram.salt().length() : 0;
        }
    }

    private record Proportions(List<Kind> kinds, int all) {}

    void saw(String user, Credential credential) {
        Credential stranger = credential.stranger().orElse(null);
        int hash = spread(user.hashCode());
        Place place = places.get(hash >>> Integer.SIZE - PLACE_BITS);
        if (stranger != null && (place == null || !place.staysWith(hash, stranger))) {
            put(hash, stranger);
        }
    }

    /** So that names that are numbered come to places that are not (the last steps of MurmurHash3). */
    private static int spread(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }

    private synchronized void put(int hash, Credential stranger) {
        Place last = places.getAndSet(hash >>> Integer.SIZE - PLACE_BITS, new Place(hash, stranger));
        if (last != null) {
            counts.computeIfPresent(last.stranger, (kind, count) -> count == 1 ? null : count - 1);
        }
        counts.merge(stranger, 1, Integer::sum);
        List<Kind> kinds = counts.entrySet().stream()
                .map(entry -> new Kind(entry.getKey(), entry.getValue()))
                .sorted(Kind.ALWAYS_THE_SAME)
                .toList();
        proportions =
                new Proportions(kinds, kinds.stream().mapToInt(Kind::count).sum());
    }

    boolean isMixed() {
        return proportions.kinds().size() > 1;
    }

    /** The one kind there is, the first of several, or null if nobody was seen. */
    @Nullable
    Credential only() {
        List<Kind> kinds = proportions.kinds();
        return kinds.isEmpty() ? null : kinds.get(0).stranger();
    }

    /** The kind that a place from 0 up to 1 falls to. */
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
        return only();
    }
}
