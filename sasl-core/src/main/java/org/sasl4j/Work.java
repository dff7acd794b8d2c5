package org.sasl4j;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who uses what an {@link Exchange} holds: an evaluation, one that an executor may never begin, or nobody any more. Null
 * stands for nobody yet.
 */
final class Work {
    static final Work UNDER_WAY = new Work(null);

    /** Closed, and to be wiped by whoever evaluates or closes it. */
    static final Work CLOSING = new Work(null);

    static final Work CLOSED = new Work(null);

    /** What whoever gave an evaluation to an executor waits for, or null. */
    final @Nullable CompletableFuture<byte @Nullable []> awaited;

    Work(@Nullable CompletableFuture<byte @Nullable []> awaited) {
        this.awaited = awaited;
    }
}
