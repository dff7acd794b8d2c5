package org.sasl4j.credential;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.sasl4j.Credential;
import org.sasl4j.Secret;
import org.sasl4j.text.Schemed;

/**
 * The stored forms that this JVM knows, in the order in which they are tried: a plain password, those of the standard
 * mechanisms, then all others.
 */
final class StoredForms {
    /** Those that the class loader of this library finds; loaded when a text is first read. */
    static final List<StoredForm> KNOWN = found(StoredForms.class.getClassLoader());

    /** A provider that fails time and again must not keep anybody waiting. */
    private static final int MOST_SKIPPED = 100;

    private StoredForms() {}

    static List<StoredForm> found(ClassLoader loader) {
        List<StoredForm> found = new ArrayList<>();
        Iterator<StoredForm> services =
                ServiceLoader.load(StoredForm.class, loader).iterator();
        Set<String> said = new HashSet<>(); // files that cannot be read are tried, in vain, time and again
        for (int skipped = 0; skipped < MOST_SKIPPED; skipped++) {
            try {
                while (services.hasNext()) {
                    found.add(services.next());
                }
                break;
            } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
                if (said.add(broken.toString())) {
                    System.getLogger("org.sasl4j").log(Level.WARNING, "a stored form was skipped", broken);
                }
            }
        }
        found.sort(Comparator.comparing(form -> !isOurs(form)));
        found.add(0, new Password());
        return List.copyOf(found);
    }

    static boolean isOurs(StoredForm form) {
        return form.getClass().getName().startsWith("org.sasl4j.");
    }

    /** <code>{PLAIN}password</code>. */
    private static final class Password implements StoredForm {
        /** What Dovecot calls a password that is kept as it is. */
        private static final Set<String> SCHEMES = Set.of("PLAIN", "CLEARTEXT", "CLEAR");

        @Override
        public boolean isForm(String text) {
            return Schemed.parse(text)
                    .filter(schemed -> SCHEMES.contains(schemed.scheme()))
                    .isPresent();
        }

        @Override
        public Credential read(String text) {
            Schemed schemed = Schemed.parse(text).orElseThrow();
            String password = schemed.text();
            if (password.isEmpty()) {
                throw new IllegalArgumentException("there is no password after " + schemed);
            }
            return new Credential.Password(Secret.of(password.toCharArray()));
        }

        @Override
        public String description() {
            return "{PLAIN}password";
        }
    }
}
