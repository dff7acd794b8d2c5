package org.sasl4j.credential;

import static org.sasl4j.MechanismException.requireAnswer;

import java.util.Optional;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.text.SaslPrep;

/** Judges a password by what is kept of the right one. */
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
        if (!(kept instanceof Credential.Password known)) {
            return requireAnswer(kept.judge(account.user(), password), kept, "judge");
        }
        if (SaslPrep.isAsItIs(known.secret(), normalization)) {
            return known.judge(account.user(), password);
        }
        try (Secret prepared = SaslPrep.prepare(known.secret(), normalization, SaslPrep.Rule.STORED)) {
            return prepared.matches(password) ? Optional.of(account.user()) : Optional.empty();
        } catch (IllegalArgumentException prohibited) { // RFC 4616 section 2: verification fails
            return Optional.empty();
        }
    }
}
