package org.sasl4j.provider;

import java.lang.ref.WeakReference;
import java.util.Objects;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;
import org.sasl4j.credential.StoreServerContext;

/**
 * The context of the last server. The next server has it as well if its application calls it the same and has the same
 * handler. Held weakly, because the handler is the application's, which may be undeployed.
 */
final class LastServer {
    /** An application with a handler for each connection never has the same one again. */
    private static final int MOST_MISSES = 16;

    private volatile @Nullable WeakReference<Made> last;
    private int misses; // in a row; a count lost between threads does no harm

    private record Made(
            @Nullable String protocol,
            @Nullable String serverName,
            @Nullable CallbackHandler handler,
            StoreServerContext context) {
        boolean isFor(@Nullable String otherProtocol, @Nullable String otherName, @Nullable CallbackHandler other) {
            return handler == other && Objects.equals(protocol, otherProtocol) && Objects.equals(serverName, otherName);
        }
    }

    /** The context of a server like this one, or null. */
    @Nullable
    StoreServerContext context(
            @Nullable String protocol, @Nullable String serverName, @Nullable CallbackHandler handler) {
        WeakReference<Made> kept = last;
        Made made = kept == null ? null : kept.get();
        if (made == null || !made.isFor(protocol, serverName, handler)) {
            return null;
        }
        if (misses != 0) { // a write that changes nothing would still make other cores wait
            misses = 0;
        }
        return made.context();
    }

    /** The next server may have this context. The first one's is not kept: most calls that name a connection come once. */
    void keep(
            @Nullable String protocol,
            @Nullable String serverName,
            @Nullable CallbackHandler handler,
            StoreServerContext context) {
        if (misses > 0 && misses < MOST_MISSES) {
            last = new WeakReference<>(new Made(protocol, serverName, handler, context));
        }
        misses = Math.min(misses + 1, MOST_MISSES);
    }
}
