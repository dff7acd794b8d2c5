package org.sasl4j.mechanism.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What both sides of DIGEST-MD5 remember for a subsequent authentication (RFC 2831 section 2.2), which saves a round
 * trip; neither remembers a password or a key. A client and a server each have their own. Bounded: the session unused
 * the longest goes first. Safe for use by many threads.
 *
 * <p>Only sessions without a security layer are kept: one that is resumed has the keys of the last, and its layer would
 * use the same key stream and sequence numbers again.
 */
public final class DigestSessions {
    private final int capacity;
    private final Duration life;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * What was agreed on.
     *
     * @param username as it was sent
     * @param realm as it was sent
     * @param nonce the server's
     * @param cnonce the client's
     * @param count how many times the nonce was used, 1 or more
     * @param charset of the names
     * @param since when the password was proven by an initial authentication
     */
    record Session(
            String username, String realm, String nonce, String cnonce, int count, Charset charset, Instant since) {}

    /**
     * Room for sessions.
     *
     * @param capacity how many it holds, 1 or more
     * @param life how long after the initial authentication a server accepts another
     * @throws IllegalArgumentException if the capacity is less than 1, or the life not positive
     */
    public DigestSessions(int capacity, Duration life) {
        this(capacity, life, InstantSource.system());
    }

    /**
     * Room for sessions by another clock.
     *
     * @param capacity how many it holds, 1 or more
     * @param life how long after the initial authentication a server accepts another
     * @param clock tells the time
     * @throws IllegalArgumentException if the capacity is less than 1, or the life not positive
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
     * @param key what it was put under
     * @return the session, or empty if there is none
     */
    Optional<Session> take(String key) {
        synchronized (sessions) {
            return Optional.ofNullable(sessions.remove(key));
        }
    }

    /**
     * Whether a session may be found.
     *
     * @param key tells the keys that would do
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
     * @param key what it is found by: a server's nonce, or what a client knows before it hears of one
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
        return session.since().plus(life).isBefore(now());
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

    /** The number of sessions. */
    @Override
    public String toString() {
        return "DigestSessions[" + size() + "]";
    }
}
