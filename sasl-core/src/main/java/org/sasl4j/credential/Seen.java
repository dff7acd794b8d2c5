package org.sasl4j.credential;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;

/**
 * The users of one mechanism who have logged in. Each name belongs to one of a fixed number of places, and a place
 * keeps the user who was seen there first, until others were seen there many times instead. So somebody who logs in
 * often counts once, and the proportions stay the same as long as the users do.
 */
final class Seen {
    private static final int PLACE_BITS = 10;

    /** Stands for every credential that no stranger can stand for; nobody is judged by it. */
    private static final Credential UNLIKE = (Credential.Verifier) password -> Optional.empty();

    private final AtomicReferenceArray<@Nullable Place> places = new AtomicReferenceArray<>(1 << PLACE_BITS);
    private final Kinds kinds = new Kinds();

    /** Who has a place, and how often others wanted it since. */
    private static final class Place {
        private static final int PATIENCE = 100;

        private final int user;
        private final Credential kind;
        private int others; // many threads may count here; none has to be exact

        Place(int user, Credential kind) {
            this.user = user;
            this.kind = kind;
        }

        boolean staysWith(int seen, Credential credential) {
            if (seen != user) {
                return ++others < PATIENCE;
            }
            if (others != 0) { // a write that changes nothing would still make other cores wait
                others = 0;
            }
            return kind.equals(credential);
        }
    }

    void saw(String user, Credential credential) {
        Credential kind = credential.stranger().orElse(UNLIKE);
        int hash = spread(user.hashCode());
        Place place = places.get(hash >>> Integer.SIZE - PLACE_BITS);
        if (place == null || !place.staysWith(hash, kind)) {
            Place last = places.getAndSet(hash >>> Integer.SIZE - PLACE_BITS, new Place(hash, kind));
            kinds.change(last == null ? null : last.kind, kind);
        }
    }

    /** So that names that are numbered come to places that are not (the last steps of MurmurHash3). */
    private static int spread(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }

    Kinds kinds() {
        return kinds;
    }
}
