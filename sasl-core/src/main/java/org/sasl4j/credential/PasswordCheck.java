package org.sasl4j.credential;

import java.util.Optional;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.DigestCredential;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.ScramCredential;
import org.sasl4j.Secret;
import org.sasl4j.text.SaslPrep;

/** Judges a password by whatever is kept of the right one. */
public final class PasswordCheck {
    private PasswordCheck() {}

    /**
     * Judges a password.
     *
     * @param account the user and what is kept
     * @param password as prepared; stays the caller's to close
     * @param normalization how a password kept as it is gets prepared
     * @return the canonical name if the password is right, empty if it is wrong
     * @throws MechanismException if it could not be judged
     */
    public static Optional<String> judge(Account account, Secret password, Normalization normalization)
            throws MechanismException {
        Credential kept = account.credential();
        if (kept instanceof Credential.Verifier verifier) {
            return MechanismException.requireAnswer(verifier.verify(password), verifier, "verify");
        }
        boolean right;
        if (kept instanceof Credential.Password known) {
            right = equals(known.secret(), password, normalization);
        } else if (kept instanceof ScramCredential scram) {
            right = ScramKeys.derive(scram.hash(), password, scram.salt(), scram.iterations())
                    .equals(scram);
        } else {
            right = equals((DigestCredential) kept, account.user(), password);
        }
        return right ? Optional.of(account.user()) : Optional.empty();
    }

    private static boolean equals(Secret kept, Secret password, Normalization normalization) {
        try (Secret prepared = SaslPrep.prepare(kept, normalization, SaslPrep.Rule.STORED)) {
            return prepared.matches(password);
        } catch (IllegalArgumentException prohibited) { // RFC 4616 section 2: verification fails
            return false;
        }
    }

    private static boolean equals(DigestCredential kept, String user, Secret password) {
        try (DigestCredential presented = DigestKeys.derive(user, kept.realm(), password)) {
            return kept.hash().matches(presented.hash());
        }
    }
}
