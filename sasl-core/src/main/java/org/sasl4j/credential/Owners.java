package org.sasl4j.credential;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A population for each owner, by identity, which goes when its owner does. Nothing in a population holds its owner. */
final class Owners {
    private final Map<Key, Population> populations = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object owner, @Nullable ReferenceQueue<Object> gone) {
            super(owner, gone);
            this.hash = System.identityHashCode(owner);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || other instanceof Key that && get() != null && get() == that.get();
        }
    }

    Population population(Object owner) {
        for (Object key = gone.poll(); key != null; key = gone.poll()) {
            populations.remove(key);
        }
        Population known = populations.get(new Key(owner, null));
        return known != null ? known : populations.computeIfAbsent(new Key(owner, gone), first -> new Population());
    }
}
