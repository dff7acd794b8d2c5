package org.sasl4j.tool.passwd;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.credential.Prepared;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.digest.DigestForm;
import org.sasl4j.mechanism.digest.DigestKeys;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.tool.UsageException;
import picocli.CommandLine.Option;

/** What to make of a user's password: the options that several commands share, and their effect. */
final class Recipe {
    /** A stored form, as it follows the user name in a users file. */
    record Made(String form, boolean ofDigest) {
        /** The form as it is printed. For DIGEST-MD5 it is a whole line of htdigest. */
        String printed(String user) {
            return ofDigest ? user + ':' + form : form;
        }
    }

    private static final String DIGEST = "DIGEST-MD5";
    private static final String SCRAM = "SCRAM-";
    private static final String PLUS = "-PLUS";
    private static final int NOT_SAID = 0;

    @Option(
            names = "--mechanism",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "SCRAM-SHA-256",
            description =
                    "For which mechanisms: SCRAM-SHA-256 (unless said otherwise), -1, -512 and so on, DIGEST-MD5.")
    private List<String> mechanisms = List.of();

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Of SCRAM: 4096 unless said otherwise, and 10000 for SHA-512.")
    private int iterations = NOT_SAID;

    @Option(names = "--salt", paramLabel = "BASE64", description = "Of SCRAM: random unless said otherwise.")
    private @Nullable String salt;

    @Option(names = "--realm", paramLabel = "REALM", description = "Of DIGEST-MD5.")
    private @Nullable String realm;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "How it is written: ${COMPLETION-CANDIDATES}. Unless said otherwise rfc5803 and, for DIGEST-MD5,"
                            + " htdigest.")
    private @Nullable Format format;

    /** Checks the options, so that wrong ones fail before the password is asked for. */
    void check() {
        if (iterations < NOT_SAID) {
            throw new UsageException("--iterations: must be 1 or more");
        }
        givenSalt();
        Set<String> named = new HashSet<>();
        for (String mechanism : mechanisms) {
            if (!named.add(mechanism)) {
                throw new UsageException("--mechanism: " + mechanism + " is named twice");
            }
            if (mechanism.equals(DIGEST)) {
                checkDigest();
            } else {
                hash(mechanism);
            }
        }
    }

    private void checkDigest() {
        if (realm == null) {
            throw new UsageException("--realm: DIGEST-MD5 hashes the realm, so say which; it may be empty");
        }
        if (format != null && format != Format.HTDIGEST) {
            throw new UsageException("--format: DIGEST-MD5 is written as htdigest, not as " + format);
        }
    }

    private Hash hash(String mechanism) {
        if (mechanism.endsWith(PLUS)) {
            throw new UsageException("--mechanism: " + mechanism + " has the keys of "
                    + mechanism.substring(0, mechanism.length() - PLUS.length()) + ": leave " + PLUS + " out");
        }
        Optional<Hash> hash =
                mechanism.startsWith(SCRAM) ? Hash.named(mechanism.substring(SCRAM.length())) : Optional.empty();
        Hash known = hash.orElseThrow(() -> new UsageException("--mechanism: '" + mechanism
                + "' keeps nothing of its own; there are " + DIGEST + " and " + SCRAM + " with one of "
                + List.of(Hash.values())));
        if (!scramFormat().hashes().contains(known)) {
            throw new UsageException("--format: " + scramFormat() + " is not written for " + mechanism);
        }
        return known;
    }

    private Format scramFormat() {
        return format == null ? Format.RFC5803 : format;
    }

    private @Nullable Bytes givenSalt() {
        try {
            Bytes given = salt == null ? null : Bytes.copyOf(Base64.getDecoder().decode(salt));
            if (given != null && given.length() == 0) {
                throw new UsageException("--salt: is empty");
            }
            return given;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--salt: is not base64");
        }
    }

    /**
     * Makes the stored forms of a password, one for each mechanism.
     *
     * @throws IllegalArgumentException if the name or the password cannot be prepared; the message repeats no password
     */
    List<Made> make(String user, Secret password) throws MechanismException {
        List<Made> made = new ArrayList<>();
        for (String mechanism : mechanisms) {
            made.add(
                    mechanism.equals(DIGEST)
                            ? new Made(digest(user, password), true)
                            : new Made(scram(hash(mechanism), password), false));
        }
        return made;
    }

    private String digest(String user, Secret password) {
        String name = Prepared.storedName(user, Normalization.SASLPREP);
        try (DigestCredential credential = DigestKeys.derive(name, String.valueOf(realm), password)) {
            return DigestForm.HTDIGEST.write(credential);
        }
    }

    private String scram(Hash hash, Secret password) throws MechanismException {
        int rounds = iterations == NOT_SAID ? hash.usualIterations() : iterations;
        Normalization normalization = scramFormat().normalization();
        ScramForm form = scramFormat().scram();
        Bytes given = givenSalt();
        if (form == null) {
            throw new UsageException("--format: " + scramFormat() + " is for DIGEST-MD5");
        }
        if (given == null) {
            return form.write(ScramKeys.newCredential(hash, password, rounds, normalization));
        }
        try (Secret prepared = Prepared.storedPassword(password, normalization)) {
            return form.write(ScramKeys.derive(hash, prepared, given, rounds));
        }
    }
}
