package org.sasl4j.mechanism.digest;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.Qop;
import org.sasl4j.ServerContext;
import org.sasl4j.mechanism.digest.DigestSessions.Session;

/**
 * What one side does about subsequent authentication (RFC 2831 section 2.2). It does nothing if there is no memory of
 * sessions, or for sessions with a layer; see {@link DigestSessions}.
 */
final class Resumption {
    static final int FIRST = 1;

    private static final Resumption NONE = new Resumption(null, "");

    private final @Nullable DigestSessions memory;
    private final String prefix;

    private Resumption(@Nullable DigestSessions memory, String prefix) {
        this.memory = memory;
        this.prefix = prefix;
    }

    /**
     * A client finds its sessions by the service, the authorization identity and the user name. A client that prefers a
     * layer has no sessions to resume.
     */
    static Resumption ofClient(ClientContext context) {
        if (context.protection().qops().get(0) != Qop.AUTH) {
            return NONE;
        }
        try {
            DigestSessions memory = memory(context);
            if (memory == null) {
                return NONE;
            }
            String prefix = DigestUri.ofClient(context) + '\0' + context.authorizationId() + '\0';
            return new Resumption(memory, prefix);
        } catch (MechanismException e) { // the exchange will report it
            return NONE;
        }
    }

    /** A server finds its sessions by its nonces. */
    static Resumption ofServer(ServerContext context) throws MechanismException {
        return new Resumption(memory(context), "");
    }

    private static @Nullable DigestSessions memory(Context context) throws MechanismException {
        return context.settings().get(DigestMd5.SESSIONS).orElse(null);
    }

    boolean hasAny() {
        return memory != null && memory.hasAny(key -> key.startsWith(prefix));
    }

    /** Takes a session out. The key is the user name on a client, and the nonce on a server. */
    Optional<Session> take(String key) {
        return memory == null ? Optional.empty() : memory.take(prefix + key);
    }

    void putBack(String key, Session session) {
        if (memory != null) {
            memory.put(prefix + key, session);
        }
    }

    boolean isStale(Session session) {
        return memory != null && memory.isStale(session);
    }

    /** Keeps what an initial authentication agreed on. */
    void remember(String key, DigestResponse response) {
        if (memory != null && response.qop() == Qop.AUTH) {
            memory.put(
                    prefix + key,
                    new Session(
                            response.username(),
                            response.realmValue(),
                            response.nonce(),
                            response.cnonce(),
                            FIRST,
                            response.charset(),
                            memory.now()));
        }
    }

    /** The session after it has been resumed. */
    static Session resumed(Session session) {
        return new Session(
                session.username(),
                session.realm(),
                session.nonce(),
                session.cnonce(),
                session.count() + 1,
                session.charset(),
                session.since());
    }

    /** {@code nc-value}: 8 lower-case hexadecimal digits. */
    static String count(int count) {
        return HexFormat.of().toHexDigits(count);
    }
}
