package org.sasl4j.credential;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.DigestCredential;
import org.sasl4j.Hash;
import org.sasl4j.MechanismName;
import org.sasl4j.ScramCredential;

/** Which of a user's credentials a mechanism can answer from. */
final class Credentials {
    private Credentials() {}

    /**
     * The best of these for a mechanism, or null: a stored key before the password it came from, and for mechanisms that
     * present the password itself the first of any kind.
     *
     * @param kept what a user has
     * @param mechanism the mechanism
     * @param fits whether a digest hash is of the right realm
     */
    static @Nullable Credential usable(
            List<Credential> kept, MechanismName mechanism, Predicate<DigestCredential> fits) {
        String name = mechanism.toString();
        Hash hash = Hash.ofScram(mechanism).orElse(null);
        boolean presentsPassword = hash == null && !name.equals("DIGEST-MD5") && !name.equals("CRAM-MD5");
        Credential password = null;
        for (Credential one : kept) {
            if (presentsPassword || one instanceof ScramCredential scram && scram.hash() == hash) {
                return one;
            }
            if (name.equals("DIGEST-MD5") && one instanceof DigestCredential digest && fits.test(digest)) {
                return one;
            }
            if (password == null && one instanceof Credential.Password) {
                password = one;
            }
        }
        return password;
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
