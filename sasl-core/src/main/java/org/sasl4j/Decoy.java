package org.sasl4j;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a server pretends of a user who does not exist (RFC 5802 section 9): the figures of a credential like those of
 * real users, and the secret from which its salt follows, so that each name gets the same salt every time.
 */
public final class Decoy {
    private static final int ITERATIONS = 4096; // RFC 7677 section 4
    private static final int SALT_LENGTH = 16;
    private static final int SHA_512_ITERATIONS = 10000; // draft-melnikov-scram-sha-512 section 4
    private static final Decoy STANDARD_SHA_512 =
            new Decoy(SHA_512_ITERATIONS, SALT_LENGTH, null, null, Figures.UNSAID);
    private static final Decoy STANDARD = new Decoy(ITERATIONS, SALT_LENGTH, null, null, Figures.UNSAID);

    /** Whether the iterations and the length of the salt are somebody's word. */
    private enum Figures {
        SAID,
        UNSAID
    }

    private final int iterations;
    private final int saltLength;
    private final @Nullable Secret serverSecret; // null: drawn when first asked for
    private final @Nullable Credential sample;
    private final Figures figures;

    private Decoy(
            int iterations,
            int saltLength,
            @Nullable Secret serverSecret,
            @Nullable Credential sample,
            Figures figures) {
        this.iterations = iterations;
        this.saltLength = saltLength;
        this.serverSecret = serverSecret;
        this.sample = sample;
        this.figures = figures;
    }

    /**
     * The iterations that a mechanism's specification asks for (10000 for SCRAM-SHA-512, 4096 for others), a salt of 16
     * octets, and a secret drawn at random when this JVM first needs it; {@code credential.StoreServerContext} puts what it
     * has seen of real users in their place. A drawn secret makes the pretended salts differ between restarts and between
     * the nodes of a cluster, so it is warned of once, when a user is pretended.
     *
     * @param mechanism the mechanism that asks
     * @return the decoy
     */
    public static Decoy standard(MechanismName mechanism) {
        return mechanism.toString().startsWith("SCRAM-SHA-512") ? STANDARD_SHA_512 : STANDARD;
    }

    /**
     * A decoy made of its parts.
     *
     * @param iterations what real users' credentials have, 1 or more
     * @param saltLength what real users' salts have, in octets, 1 or more
     * @param serverSecret the same on every node and after every restart; not empty; not closed by anybody
     * @return the decoy
     * @throws IllegalArgumentException if a part breaks these bounds
     */
    public static Decoy of(int iterations, int saltLength, Secret serverSecret) {
        if (iterations < 1 || saltLength < 1 || serverSecret.length() == 0) {
            throw new IllegalArgumentException("a decoy needs 1 iteration or more (has " + iterations + "), a salt of"
                    + " 1 octet or more (has " + saltLength + ") and a server secret that is not empty");
        }
        return new Decoy(iterations, saltLength, serverSecret, null, Figures.SAID);
    }

    /**
     * The same with another iteration count.
     *
     * @param count 1 or more
     * @return a new object
     * @throws IllegalArgumentException if it is less than 1
     */
    public Decoy withIterations(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a decoy needs 1 iteration or more: " + count);
        }
        return new Decoy(count, saltLength, serverSecret, sample, Figures.SAID);
    }

    /**
     * The same with another length of salt.
     *
     * @param octets 1 or more
     * @return a new object
     * @throws IllegalArgumentException if it is less than 1
     */
    public Decoy withSaltLength(int octets) {
        if (octets < 1) {
            throw new IllegalArgumentException("a decoy needs a salt of 1 octet or more: " + octets);
        }
        return new Decoy(iterations, octets, serverSecret, sample, Figures.SAID);
    }

    /**
     * The same with another server secret.
     *
     * @param secret the same on every node and after every restart; not empty; not closed by anybody
     * @return a new object
     * @throws IllegalArgumentException if it is empty
     */
    public Decoy withServerSecret(Secret secret) {
        if (secret.length() == 0) {
            throw new IllegalArgumentException("the server secret of a decoy is empty");
        }
        return new Decoy(iterations, saltLength, secret, sample, figures);
    }

    /**
     * The same with a credential of the kind and cost of real users', by which an unknown user is judged; the answer is
     * thrown away. Needed where real users cost more than a comparison: where passwords are judged by something slow, and
     * where SCRAM users are known by their password.
     *
     * @param credential not closed by anybody
     * @return a new object
     */
    public Decoy judgedLike(Credential credential) {
        return new Decoy(iterations, saltLength, serverSecret, credential, figures);
    }

    /**
     * The same, like real users in all that nobody said.
     *
     * @param stranger what {@link Credential#stranger()} of a real user answered
     * @return a new object, or this one if all was said
     */
    public Decoy orLike(Credential stranger) {
        Decoy judged = sample == null ? judgedLike(stranger) : this;
        return figures == Figures.UNSAID && stranger instanceof ScramCredential scram
                ? judged.withIterations(scram.iterations())
                        .withSaltLength(scram.salt().length())
                : judged;
    }

    /**
     * The iterations to pretend.
     *
     * @return 1 or more
     */
    public int iterations() {
        return iterations;
    }

    /**
     * The length of the salt to pretend.
     *
     * @return octets, 1 or more
     */
    public int saltLength() {
        return saltLength;
    }

    /**
     * The secret that the pretended salts follow from.
     *
     * @return not empty; not to be closed
     */
    public Secret serverSecret() {
        return serverSecret == null ? Drawn.SECRET : serverSecret;
    }

    /**
     * What a password for an unknown user is judged by.
     *
     * @return the credential, not to be closed; empty if a plain comparison costs what real users cost
     */
    public Optional<Credential> sample() {
        return Optional.ofNullable(sample);
    }

    /** Says, once for this JVM, that the secret was drawn; called where a salt that follows from it is pretended. */
    public void warnIfDrawn() {
        if (serverSecret == null && !Drawn.WARNED.getAndSet(true)) {
            System.getLogger("org.sasl4j")
                    .log(
                            System.Logger.Level.WARNING,
                            "no server secret is configured: one was drawn at random, so the salts pretended for"
                                    + " unknown users change with each restart and differ between nodes. Set"
                                    + " org.sasl4j.server.secret, or have your CredentialStore answer decoy()");
        }
    }

    /** Drawn when first asked for: only a server of challenge-response mechanisms needs it. */
    private static final class Drawn {
        private static final AtomicBoolean WARNED = new AtomicBoolean();
        private static final Secret SECRET = draw();

        private static Secret draw() {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            return Secret.owning(secret);
        }
    }
}
