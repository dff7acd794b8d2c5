package org.sasl4j.message;

import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.text.SaslPrep;
import org.sasl4j.text.TextLength;

/**
 * The rule for the password or token of a client, in every mechanism: an empty one proves nothing, so it is not used.
 */
public final class OwnSecret {
    private OwnSecret() {}

    /**
     * Refuses a password that is too long, is empty, or is empty after preparation.
     *
     * @param password as the user gave it; stays the caller's to close
     * @param context says how passwords are prepared and how long one may be
     * @return the password
     * @throws MechanismException of reason ABORTED if it cannot be used
     */
    public static Secret requirePassword(Secret password, Context context) throws MechanismException {
        TextLength.requireOwn(password.length(), "password", context);
        Normalization normalization =
                context.settings().valueOf(Context.NORMALIZATION).password();
        if (SaslPrep.isAsItIs(password, normalization)) {
            return requireSome(password, "password");
        }
        try (Secret prepared = SaslPrep.prepare(password, normalization, SaslPrep.Rule.QUERY)) {
            requireSome(prepared, "password");
        } catch (IllegalArgumentException prohibited) {
            // a mechanism that does not prepare it may use it all the same
        }
        return password;
    }

    /**
     * Refuses a token that is empty.
     *
     * @param token stays the caller's to close
     * @return the token
     * @throws MechanismException of reason ABORTED if it is empty
     */
    public static Secret requireToken(Secret token) throws MechanismException {
        return requireSome(token, "token");
    }

    private static Secret requireSome(Secret secret, String what) throws MechanismException {
        if (secret.length() == 0) {
            throw new MechanismException(Reason.ABORTED, "the " + what + " is empty, so it would prove nothing");
        }
        return secret;
    }
}
