package org.sasl4j.message;

import java.util.Arrays;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;

/** Puts questions into the callbacks that every handler knows, and reads the answers. */
public final class Answered {
    private Answered() {}

    /**
     * A question for a name.
     *
     * @param prompt shown to a person
     * @param standard the default name, or the empty string for none
     * @return the callback
     */
    public static NameCallback askingName(String prompt, String standard) {
        return standard.isEmpty() ? new NameCallback(prompt) : new NameCallback(prompt, standard);
    }

    /**
     * The name that was answered.
     *
     * @param asked the callback, after it was handled
     * @return the name; if none was set the default, or else the empty string
     */
    public static String name(NameCallback asked) {
        String given = asked.getName() == null ? asked.getDefaultName() : asked.getName();
        return given == null ? "" : given;
    }

    /**
     * The password that was answered, which is wiped from the callback.
     *
     * @param asked the callback, after it was handled
     * @param reason the reason of the failure if the password cannot be used
     * @param problem the message of that failure
     * @return a secret that the caller closes; null if the handler set none
     * @throws MechanismException if UTF-8 cannot express the password
     */
    public static @Nullable Secret secret(PasswordCallback asked, Reason reason, String problem)
            throws MechanismException {
        char @Nullable [] given = asked.getPassword();
        asked.clearPassword();
        if (given == null) {
            return null;
        }
        try {
            return Secret.of(given);
        } catch (IllegalArgumentException e) {
            throw new MechanismException(reason, problem, e);
        } finally {
            Arrays.fill(given, '\0');
        }
    }

    /**
     * Answers a question for a password.
     *
     * @param asked the callback, which keeps a copy
     * @param known stays the caller's to close
     */
    public static void give(PasswordCallback asked, Secret known) {
        char[] revealed = known.revealChars();
        asked.setPassword(revealed);
        Arrays.fill(revealed, '\0');
    }
}
