package org.sasl4j.message;

import java.util.Arrays;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;

/** What is put into the callbacks that every handler knows, and read from them. */
public final class Answered {
    private Answered() {}

    /**
     * A question for a name.
     *
     * @param prompt shown to a person
     * @param standard the name if the handler leaves it, or the empty string for none
     * @return the callback
     */
    public static NameCallback askingName(String prompt, String standard) {
        return standard.isEmpty() ? new NameCallback(prompt) : new NameCallback(prompt, standard);
    }

    /**
     * The name that was answered.
     *
     * @param asked the callback, after it was handled
     * @return the name, or the one it had to start with, or the empty string
     */
    public static String name(NameCallback asked) {
        String given = asked.getName() == null ? asked.getDefaultName() : asked.getName();
        return given == null ? "" : given;
    }

    /**
     * The password that was answered, which is wiped from the callback.
     *
     * @param asked the callback, after it was handled
     * @param reason of the failure if it cannot be used
     * @param problem what is said then
     * @return a secret that the caller closes; null if the handler set none
     * @throws MechanismException if it is no text that UTF-8 can express
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
