package org.sasl4j.credential;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;
import org.sasl4j.Settings;

/** Tells an application's hook about right passwords, and logs what the hook throws. */
final class RightPasswords {
    private RightPasswords() {}

    static void tell(Settings settings, String user, Secret password) {
        try {
            RightPassword hook = settings.get(RightPassword.HOOK).orElse(null);
            if (hook != null) {
                tell(hook, user, password, settings.valueOf(Context.NORMALIZATION));
            }
        } catch (Throwable e) { // an application's, of any kind: the login does not depend on it
            System.getLogger("org.sasl4j")
                    .log(Level.WARNING, "the password was right, but what was to be done with it failed: " + words(e));
        }
    }

    private static void tell(RightPassword hook, String user, Secret password, Preparation preparation)
            throws IOException {
        try (Secret copy = password.copy()) {
            hook.heard(user, copy, preparation);
        }
    }

    /** Ours repeat no secret, and those of files name the file; others may say anything. */
    private static String words(Throwable e) {
        return e instanceof MechanismException || e instanceof FileSystemException
                ? String.valueOf(e)
                : e.getClass().getName();
    }
}
