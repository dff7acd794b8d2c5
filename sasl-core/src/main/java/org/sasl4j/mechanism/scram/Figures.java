package org.sasl4j.mechanism.scram;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.Decoy;
import org.sasl4j.MechanismException;
import org.sasl4j.Settings;

/**
 * The iteration count and the length of the salt that are shown for users who have none of their own. The origin tells
 * whether the application or the store set them.
 */
record Figures(int iterations, int saltLength, Origin origin) {
    /** Whether the application or the store set the figures. */
    private enum Origin {
        SAID,
        UNSAID
    }

    /** The application's choice comes first, then the store's, then what the specification asks for. */
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

    /** The figures of a user like the real ones, unless the application or the store set some. */
    Figures orLike(@Nullable Credential stranger) {
        return origin == Origin.UNSAID && stranger instanceof ScramCredential scram
                ? new Figures(scram.iterations(), scram.salt().length(), origin)
                : this;
    }

    /**
     * Whether others show the same. In JDK 17 a record's own {@code equals} would keep the class loader of an ended
     * application alive.
     */
    boolean areLike(Figures other) {
        return iterations == other.iterations && saltLength == other.saltLength;
    }
}
