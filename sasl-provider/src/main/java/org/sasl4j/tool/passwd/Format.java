package org.sasl4j.tool.passwd;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Normalization;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramForm;

/**
 * How a credential is written, and for which reader. Readers differ in the hashes that they know and in how they
 * prepare passwords.
 */
enum Format {
    RFC5803(ScramForm.RFC_5803, EnumSet.allOf(Hash.class), Normalization.SASLPREP),
    POSTGRESQL(ScramForm.RFC_5803, EnumSet.of(Hash.SHA_256), Normalization.POSTGRESQL),
    KAFKA(ScramForm.KAFKA, EnumSet.of(Hash.SHA_256, Hash.SHA_512), Normalization.NONE),
    DOVECOT(ScramForm.DOVECOT, EnumSet.of(Hash.SHA_1, Hash.SHA_256), Normalization.SASLPREP),
    MONGOOSEIM(ScramForm.MONGOOSEIM, EnumSet.complementOf(EnumSet.of(Hash.SHA3_512)), Normalization.SASLPREP),
    /** For DIGEST-MD5. */
    HTDIGEST(null, EnumSet.noneOf(Hash.class), Normalization.NONE);

    private final @Nullable ScramForm scram;
    private final Set<Hash> hashes;
    private final Normalization normalization;

    Format(@Nullable ScramForm scram, Set<Hash> hashes, Normalization normalization) {
        this.scram = scram;
        this.hashes = hashes;
        this.normalization = normalization;
    }

    /** The form of SCRAM credentials, or null if this format is not for them. */
    @Nullable
    ScramForm scram() {
        return scram;
    }

    /** The hashes that its readers know. */
    Set<Hash> hashes() {
        return hashes;
    }

    /** How its readers prepare passwords. */
    Normalization normalization() {
        return normalization;
    }

    /** All formats, in a text for people. */
    static String all() {
        return Arrays.stream(values()).map(Format::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
