package org.sasl4j.credential;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sasl4j.Credential;
import org.sasl4j.DigestCredential;
import org.sasl4j.Hash;
import org.sasl4j.MechanismName;
import org.sasl4j.ScramCredential;

/** Which of a user's credentials a mechanism can answer from. */
final class Credentials {
    private Credentials() {}

    /**
     * The best of these for a mechanism: a stored key before the password it came from, and for mechanisms that present
     * the password itself the first of any kind.
     *
     * @param kept what a user has
     * @param mechanism the mechanism
     * @param fits whether a digest hash is of the right realm
     */
    static Optional<Credential> usable(
            List<Credential> kept, MechanismName mechanism, Predicate<DigestCredential> fits) {
        String name = mechanism.toString();
        Optional<Hash> hash = Hash.ofScram(mechanism);
        if (hash.isPresent()) {
            return first(kept, one -> one instanceof ScramCredential scram && scram.hash() == hash.get())
                    .or(() -> password(kept));
        }
        if (name.equals("DIGEST-MD5")) {
            return first(kept, one -> one instanceof DigestCredential digest && fits.test(digest))
                    .or(() -> password(kept));
        }
        return name.equals("CRAM-MD5") ? password(kept) : first(kept, one -> true);
    }

    private static Optional<Credential> password(List<Credential> kept) {
        return first(kept, one -> one instanceof Credential.Password);
    }

    private static Optional<Credential> first(List<Credential> kept, Predicate<Credential> wanted) {
        return kept.stream().filter(wanted).findFirst();
    }

    /** A credential that whoever gets it may close, while the store keeps its own. */
    static Credential lent(Credential own) {
        if (own instanceof Credential.Password password) {
            return new Credential.Password(password.secret().copy());
        }
        if (own instanceof DigestCredential digest) {
            return new DigestCredential(digest.realm(), digest.hash().copy());
        }
        return own;
    }
}
