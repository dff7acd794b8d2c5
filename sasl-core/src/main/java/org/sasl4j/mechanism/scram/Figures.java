package org.sasl4j.mechanism.scram;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.Decoy;
import org.sasl4j.MechanismException;
import org.sasl4j.Settings;

/** The iterations and the length of the salt that are shown of users who have none of their own, and who said so. */
record Figures(int iterations, int saltLength, Origin origin) {
    /** Whether the figures are somebody's word. */
    private enum Origin {
        SAID,
        UNSAID
    }

    /** As the application chose, else as the store says, else as the specification has it. */
    static Figures said(Decoy decoy, Hash hash, Settings settings) throws MechanismException {
        Optional<Integer> chosen = settings.get(Scram.ITERATIONS);
        boolean said = chosen.isPresent()
                || decoy.iterations().isPresent()
                || decoy.saltLength().isPresent();
        return new Figures(
                chosen.orElse(decoy.iterations().orElse(hash.usualIterations())),
                decoy.saltLength().orElse(ScramKeys.SALT_LENGTH),
                said ? Origin.SAID : Origin.UNSAID);
    }

    /** Those of a user like the real ones, where nobody said any. */
    Figures orLike(@Nullable Credential stranger) {
        return origin == Origin.UNSAID && stranger instanceof ScramCredential scram
                ? new Figures(scram.iterations(), scram.salt().length(), origin)
                : this;
    }

    boolean areThoseOf(ScramCredential credential) {
        return credential.iterations() == iterations && credential.salt().length() == saltLength;
    }
}
