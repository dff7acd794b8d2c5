package org.sasl4j.mechanism.digest;

import java.util.HexFormat;
import java.util.Optional;
import org.sasl4j.ClientContext;
import org.sasl4j.DigestSessions;
import org.sasl4j.DigestSessions.Session;
import org.sasl4j.DigestSettings;
import org.sasl4j.MechanismException;
import org.sasl4j.Qop;

/**
 * What one side does about subsequent authentication (RFC 2831 section 2.2): nothing without a memory, and nothing for
 * sessions with a layer, see {@link DigestSessions}.
 */
final class Resumption {
    static final int FIRST = 1;

    private final Optional<DigestSessions> memory;
    private final String prefix;

    private Resumption(Optional<DigestSessions> memory, String prefix) {
        this.memory = memory;
        this.prefix = prefix;
    }

    /**
     * A client finds its sessions by the service, whom it acts as, and its name. One that prefers a layer has none to
     * resume.
     */
    static Resumption ofClient(ClientContext context) {
        boolean unprotected = context.protection().qops().get(0) == Qop.AUTH;
        Optional<DigestSessions> memory = unprotected ? context.digest().sessions() : Optional.empty();
        try {
            String prefix = DigestUri.ofClient(context) + '\0' + context.authorizationId() + '\0';
            return new Resumption(memory, prefix);
        } catch (MechanismException e) { // which the exchange will say
            return new Resumption(Optional.empty(), "");
        }
    }

    /** A server finds its sessions by their nonces. */
    static Resumption ofServer(DigestSettings settings) {
        return new Resumption(settings.sessions(), "");
    }

    boolean hasAny() {
        return memory.isPresent() && memory.get().hasAny(key -> key.startsWith(prefix));
    }

    /** Takes a session out by a client's user name, or a server's nonce. */
    Optional<Session> take(String key) {
        return memory.flatMap(sessions -> sessions.take(prefix + key));
    }

    void putBack(String key, Session session) {
        memory.ifPresent(sessions -> sessions.put(prefix + key, session));
    }

    boolean isStale(Session session) {
        return memory.isPresent() && memory.get().isStale(session);
    }

    /** Keeps what an initial authentication agreed on. */
    void remember(String key, DigestResponse response) {
        if (response.qop() == Qop.AUTH) {
            memory.ifPresent(sessions -> sessions.put(
                    prefix + key,
                    new Session(
                            response.username(),
                            response.realmValue(),
                            response.nonce(),
                            response.cnonce(),
                            FIRST,
                            DigestSettings.Charset.valueOf(response.charset().name()),
                            sessions.now())));
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
