package org.sasl4j.mechanism.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.sasl4j.Exchange;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.fuzz.Transcript;

/** A client and a server that know the same password and remember their exchanges (RFC 2831 section 2.2). */
record Acquaintance(DigestPeers client, DigestPeers server) {
    private static final String NONCE = "OA6MG9tEQGm2hh";
    private static final String OTHER_NONCE = "OA9BSXrbuRhWay";
    private static final int ROOM = 2;
    private static final Duration LIFE = Duration.ofDays(1);

    /** Those who are attacked. No fuzzer guesses the password. */
    static Acquaintance honest() {
        return of("9vK-r8Xw.Zq3_vN71~kTy6");
    }

    /** Two who have the same nonces, and another password. */
    static Acquaintance strangers() {
        return of("fykod2lbbFgONRv9qkxd");
    }

    private static Acquaintance of(String password) {
        DigestPeers peers = DigestPeers.of("chris", password).with(Nonces.CHOSEN, NONCE);
        return new Acquaintance(
                peers.with(DigestMd5.SESSIONS, new DigestSessions(ROOM, LIFE)),
                peers.with(DigestMd5.SESSIONS, new DigestSessions(ROOM, LIFE)));
    }

    /** With a server that thinks that each exchange was the day before the last. */
    Acquaintance withSlowServer() {
        AtomicLong days = new AtomicLong();
        InstantSource clock = () -> Instant.EPOCH.plus(LIFE.multipliedBy(2 * days.getAndIncrement()));
        return new Acquaintance(client, server.with(DigestMd5.SESSIONS, new DigestSessions(ROOM, LIFE, clock)));
    }

    /** With a server that remembers nothing. */
    Acquaintance withForgetfulServer() {
        return new Acquaintance(client, server.with(DigestMd5.SESSIONS, new DigestSessions(ROOM, LIFE)));
    }

    /** An exchange, which both remember: the first one with a challenge, the others without. */
    Transcript exchange() {
        return Transcript.of(client.client(), server.server());
    }

    /** After so many exchanges. */
    Acquaintance after(int exchanges) {
        for (int i = 0; i < exchanges; i++) {
            exchange();
        }
        return this;
    }

    /** The next exchange with {@link #nextServer}. */
    Transcript next() {
        return Transcript.of(nextClient(), nextServer());
    }

    /** The client of the next exchange. */
    Exchange nextClient() {
        return client.client();
    }

    /** The server of the next exchange; its challenge, if it has to send one, has another nonce than the first. */
    Exchange nextServer() {
        return server.with(Nonces.CHOSEN, OTHER_NONCE).server();
    }
}
