package org.sasl4j;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a server pretends about a user who does not exist (RFC 5802 section 9). It has the figures of a credential,
 * which are like those of real users, and the server secret. The salt follows from that secret, so that each name gets
 * the same salt every time.
 */
public final class Decoy {
    /** What the salts of unknown users follow from (RFC 5802 section 9), the same on every node and after every restart. */
    public static final Property<Secret> SERVER_SECRET = Property.read(
                    "server.secret", "a byte array, a String or an org.sasl4j.Secret, and not empty", Decoy::secret)
            .secret()
            .chosenOrElse(Property.Side.SERVER, "random, warned of once")
            .described("what the salts of unknown users follow from, the same on every node");

    private static final Decoy STANDARD = new Decoy(0, 0, null, null, null);

    private final int iterations; // 0: nobody said
    private final int saltLength; // 0: nobody said
    private final @Nullable Secret serverSecret; // null: drawn when first asked for
    private final @Nullable Credential sample;
    private final @Nullable Credential stranger;

    private Decoy(
            int iterations,
            int saltLength,
            @Nullable Secret serverSecret,
            @Nullable Credential sample,
            @Nullable Credential stranger) {
        this.iterations = iterations;
        this.saltLength = saltLength;
        this.serverSecret = serverSecret;
        this.sample = sample;
        this.stranger = stranger;
    }

    private static @Nullable Secret secret(Object value) {
        if (value instanceof Secret secret) {
            return secret.length() == 0 ? null : secret;
        }
        byte[] octets = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
        if (value instanceof byte[] given) {
            octets = given;
        }
        return octets.length == 0 ? null : Secret.copyOf(octets);
    }

    /**
     * A decoy without figures. Its server secret is drawn at random when this JVM first needs one. {@code
     * credential.StoreServerContext} fills in what it has seen of real users. With a drawn secret the pretended salts
     * differ between restarts and between the nodes of a cluster, so a warning says so once, when a user is pretended.
     *
     * @return always the same object
     */
    public static Decoy standard() {
        return STANDARD;
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
        return new Decoy(iterations, saltLength, serverSecret, null, null);
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
        return new Decoy(iterations, saltLength, secret, sample, stranger);
    }

    /**
     * The same with a credential by which an unknown user is judged; the answer is thrown away. It should be of the
     * kind of real users' credentials and cost as much. It is needed if judging a real user costs more than a
     * comparison: if something slow judges passwords, or if SCRAM users are known by their password.
     *
     * @param credential not closed by anybody
     * @return a new object
     */
    public Decoy judgedLike(Credential credential) {
        return new Decoy(iterations, saltLength, serverSecret, credential, stranger);
    }

    /**
     * The same, like real users in all that nobody said.
     *
     * @param kind what {@link Credential#stranger()} of a real user answered
     * @return a new object
     */
    public Decoy orLike(Credential kind) {
        return new Decoy(iterations, saltLength, serverSecret, sample, kind);
    }

    /**
     * The iterations to pretend, and those of users known by a password.
     *
     * @return 1 or more, or empty if nobody said: those of a {@link #stranger()}, or of the mechanism's specification
     */
    public OptionalInt iterations() {
        return said(iterations);
    }

    /**
     * The length of the salt to pretend, and of those of users known by a password.
     *
     * @return octets, 1 or more, or empty if nobody said: that of a {@link #stranger()}, or the mechanism's usual one
     */
    public OptionalInt saltLength() {
        return said(saltLength);
    }

    private static OptionalInt said(int figure) {
        return figure == 0 ? OptionalInt.empty() : OptionalInt.of(figure);
    }

    /**
     * What a user like the real ones would have.
     *
     * @return a credential of nobody's, not to be closed; empty if none is known
     */
    public Optional<Credential> stranger() {
        return Optional.ofNullable(stranger);
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
     * @return the credential said, or else that of a {@link #stranger()}; not to be closed; empty if a plain comparison costs
     *     what real users cost
     */
    public Optional<Credential> sample() {
        return Optional.ofNullable(sample == null ? stranger : sample);
    }

    /** Says, once for this JVM, that the secret was drawn; called where a salt that follows from it is pretended. */
    public void warnIfDrawn() {
        if (serverSecret == null && !Drawn.WARNED.getAndSet(true)) {
            System.getLogger("org.sasl4j")
                    .log(
                            System.Logger.Level.WARNING,
                            "no server secret is configured: one was drawn at random, so the salts pretended for"
                                    + " unknown users change with each restart and differ between nodes. Set"
                                    + " " + SERVER_SECRET + ", or have your CredentialStore answer decoy()");
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
