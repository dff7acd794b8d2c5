package org.sasl4j.mechanism.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a side of DIGEST-MD5 remembers for a subsequent authentication (RFC 2831 section 2.2), which saves a round trip.
 * It remembers neither passwords nor keys. A client and a server each need a memory of their own. When it is full, the
 * session that was unused for the longest time is dropped. It is safe for use by many threads.
 *
 * <p>Only sessions without a security layer are kept. A resumed session has the keys of the last one, so its layer
 * would use the same key stream and sequence numbers again.
 */
public final class DigestSessions {
    private final int capacity;
    private final Duration life;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * What the two sides agreed on.
     *
     * @param username the user name as it was sent
     * @param realm the realm as it was sent
     * @param nonce the server's nonce
     * @param cnonce the client's nonce
     * @param count how many times the nonce was used, 1 or more
     * @param charset the charset of the names
     * @param since when an initial authentication proved the password
     */
    record Session(
            String username, String realm, String nonce, String cnonce, int count, Charset charset, Instant since) {}

    /**
     * Room for sessions, by the system's clock.
     *
     * @param capacity how many it holds, 1 or more
     * @param life how long after the initial authentication a server lets a client resume
     * @throws IllegalArgumentException if the capacity is less than 1, or the life is not positive
     */
    public DigestSessions(int capacity, Duration life) {
        this(capacity, life, InstantSource.system());
    }

    /**
     * Room for sessions, by a given clock.
     *
     * @param capacity how many it holds, 1 or more
     * @param life how long after the initial authentication a server lets a client resume
     * @param clock tells the time
     * @throws IllegalArgumentException if the capacity is less than 1, or the life is not positive
     */
    public DigestSessions(int capacity, Duration life, InstantSource clock) {
        if (capacity < 1 || life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException(
                    "digest sessions need room for 1 or more, and a life that is positive: " + capacity + ", " + life);
        }
        this.capacity = capacity;
        this.life = life;
        this.clock = clock;
    }

    /**
     * Takes a session out, so that nobody else uses the same count.
     *
     * @param key the key that the session was put under
     * @return the session, or empty if there is none
     */
    Optional<Session> take(String key) {
        synchronized (sessions) {
            return Optional.ofNullable(sessions.remove(key));
        }
    }

    /**
     * Whether there is a session with such a key.
     *
     * @param key says whether a key will do
     * @return true if there is one with such a key
     */
    boolean hasAny(Predicate<String> key) {
        synchronized (sessions) {
            return sessions.keySet().stream().anyMatch(key);
        }
    }

    /**
     * Puts a session in, or back.
     *
     * @param key what finds the session: the server's nonce on a server; on a client what it knows before the server
     *     speaks
     * @param session what was agreed on
     */
    void put(String key, Session session) {
        synchronized (sessions) {
            sessions.put(key, session);
            if (sessions.size() > capacity) {
                sessions.remove(sessions.keySet().iterator().next());
            }
        }
    }

    /**
     * The time.
     *
     * @return now
     */
    Instant now() {
        return clock.instant();
    }

    /**
     * Whether a session is too old to be resumed.
     *
     * @param session one that was kept
     * @return true if its life is over
     */
    boolean isStale(Session session) {
        return Duration.between(session.since(), now()).compareTo(life) > 0;
    }

    /**
     * How many sessions are held.
     *
     * @return 0 up to the capacity
     */
    public int size() {
        synchronized (sessions) {
            return sessions.size();
        }
    }

    @Override
    public String toString() {
        return "DigestSessions[" + size() + "]";
    }
}
