package org.sasl4j.credential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.sasl4j.Credential;
import org.sasl4j.Secret;
import org.sasl4j.text.Schemed;

/**
 * A way in which a credential is written as one line of text. Each mechanism brings those of its own, and is found by
 * {@link ServiceLoader}: name the class in a file {@code META-INF/services/org.sasl4j.credential.StoredForm} of its jar, or
 * in its {@code module-info}. Used by many threads.
 */
public interface StoredForm {
    /**
     * Whether a text is meant to be of this form. The standard forms are asked before others.
     *
     * @param text without the user name
     * @return whether {@link #read} should judge it
     */
    boolean isForm(String text);

    /**
     * Reads a credential.
     *
     * @param text without the user name
     * @return the credential, which the caller closes
     * @throws IllegalArgumentException if the text is not of this form; the message says what is wrong and does not repeat it
     */
    Credential read(String text);

    /**
     * Names what it reads.
     *
     * @return words such as "a SCRAM credential as RFC 5803 writes it"
     */
    String description();

    /**
     * Reads a credential in any of the forms known. A scheme in braces may be in any case and end in {@code .b64} or
     * {@code .hex}, as in Dovecot.
     *
     * @param text without the user name; white space at its end belongs to a password and to nothing else
     * @return the credential, which the caller closes
     * @throws IllegalArgumentException if the text is in none of the forms, or a password is empty; the message says what is
     *     wrong and does not repeat it
     */
    static Credential parse(String text) {
        for (StoredForm form : Known.FORMS) {
            if (form.isForm(text)) {
                return form.read(text);
            }
        }
        throw new IllegalArgumentException("not a stored form of a credential: it is neither "
                + Known.FORMS.stream().map(StoredForm::description).collect(Collectors.joining(", nor ")));
    }

    /** Those of this JVM; loaded when a text is first read. */
    final class Known {
        private static final List<StoredForm> FORMS = load();

        private Known() {}

        private static List<StoredForm> load() {
            List<StoredForm> found = new ArrayList<>();
            Iterator<StoredForm> services = ServiceLoader.load(StoredForm.class, StoredForm.class.getClassLoader())
                    .iterator();
            while (services.hasNext()) {
                found.add(services.next());
            }
            found.sort(Comparator.comparing(form -> !form.getClass().getName().startsWith("org.sasl4j.")));
            found.add(0, new Password());
            return List.copyOf(found);
        }
    }

    /** <code>{PLAIN}password</code>. */
    final class Password implements StoredForm {
        /** What Dovecot calls a password that is kept as it is. */
        private static final Set<String> SCHEMES = Set.of("PLAIN", "CLEARTEXT", "CLEAR");

        private Password() {}

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
