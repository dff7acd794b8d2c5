package org.sasl4j.credential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;

/**
 * Of what kinds the users of one mechanism are, and in what proportions. Each user has a place by the name, which is kept
 * for whoever was seen there last, so that somebody who logs in often counts once.
 */
final class Kinds {
    private static final int PLACE_BITS = 10;
    private static final int SPREAD = 0x9E3779B9; // 2^32 over the golden ratio

    private final AtomicReferenceArray<@Nullable Credential> places = new AtomicReferenceArray<>(1 << PLACE_BITS);
    private final Map<Credential, Integer> counts = new LinkedHashMap<>(); // in the order they were first seen
    private volatile Proportions proportions = new Proportions(List.of(), 0);

    /** How many places a kind has. */
    private record Kind(Credential stranger, int count) {}

    private record Proportions(List<Kind> kinds, int all) {}

    void saw(String user, Credential credential) {
        Credential stranger = credential.stranger().orElse(null);
        int place = user.hashCode() * SPREAD >>> Integer.SIZE - PLACE_BITS;
        if (stranger != null && !stranger.equals(places.get(place))) {
            put(place, stranger);
        }
    }

    private synchronized void put(int place, Credential stranger) {
        Credential last = places.getAndSet(place, stranger);
        if (last != null) {
            counts.computeIfPresent(last, (kind, count) -> count == 1 ? null : count - 1);
        }
        counts.merge(stranger, 1, Integer::sum);
        List<Kind> kinds = counts.entrySet().stream()
                .map(entry -> new Kind(entry.getKey(), entry.getValue()))
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
