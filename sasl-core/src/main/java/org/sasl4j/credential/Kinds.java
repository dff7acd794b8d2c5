package org.sasl4j.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;

/**
 * Of what kinds the users of one mechanism are, and in what proportions. Each user has a place by the name, which is kept
 * for whoever was seen there last, so that somebody who logs in often counts once.
 */
final class Kinds {
    private static final int PLACES = 1024;

    private final AtomicReferenceArray<@Nullable Credential> places = new AtomicReferenceArray<>(PLACES);
    private volatile Proportions proportions = new Proportions(List.of(), List.of());

    /** Strangers in the order they were first seen, and how many places each has. */
    private record Proportions(List<Credential> strangers, List<Integer> counts) {}

    void saw(String user, Credential credential) {
        Optional<Credential> stranger = credential.stranger();
        if (stranger.isEmpty()) {
            return;
        }
        int place = (user.hashCode() * 0x9E3779B9) >>> Integer.SIZE - 10;
        if (!stranger.get().equals(places.get(place))) {
            places.set(place, stranger.get());
            count();
        }
    }

    private synchronized void count() {
        List<Credential> strangers = new ArrayList<>(proportions.strangers());
        int[] counts = new int[PLACES];
        for (int place = 0; place < PLACES; place++) {
            Credential stranger = places.get(place);
            if (stranger != null) {
                if (!strangers.contains(stranger)) {
                    strangers.add(stranger);
                }
                counts[strangers.indexOf(stranger)]++;
            }
        }
        List<Credential> seen = new ArrayList<>();
        List<Integer> howMany = new ArrayList<>();
        for (int i = 0; i < strangers.size(); i++) {
            if (counts[i] > 0) {
                seen.add(strangers.get(i));
                howMany.add(counts[i]);
            }
        }
        proportions = new Proportions(List.copyOf(seen), List.copyOf(howMany));
    }

    boolean isMixed() {
        return proportions.strangers().size() > 1;
    }

    /** The one kind there is, the first of several, or null if nobody was seen. */
    @Nullable
    Credential only() {
        List<Credential> strangers = proportions.strangers();
        return strangers.isEmpty() ? null : strangers.get(0);
    }

    /** The kind that a place from 0 up to 1 falls to. */
    @Nullable
    Credential at(double place) {
        Proportions now = proportions;
        double left = place * now.counts().stream().mapToInt(Integer::intValue).sum();
        for (int i = 0; i < now.strangers().size(); i++) {
            left -= now.counts().get(i);
            if (left < 0) {
                return now.strangers().get(i);
            }
        }
        return only();
    }
}
