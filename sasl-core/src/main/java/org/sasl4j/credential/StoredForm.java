package org.sasl4j.credential;

import java.util.stream.Collectors;
import org.sasl4j.Credential;

/**
 * A way to write a credential as one line of text. Each mechanism brings its own forms. {@link
 * java.util.ServiceLoader} finds them unasked, in the class loader of this library: name the class in a file {@code
 * META-INF/services/org.sasl4j.credential.StoredForm} of its jar, or in its {@code module-info}. A form that cannot be
 * loaded is skipped with a warning. Used by many threads.
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
        for (StoredForm form : StoredForms.KNOWN) {
            try {
                if (form.isForm(text)) {
                    return form.read(text);
                }
            } catch (RuntimeException e) { // of others' forms, whose words may repeat what the text says
                throw StoredForms.isOurs(form)
                        ? e
                        : new IllegalArgumentException(
                                "the form " + form.getClass().getName() + " cannot read it");
            }
        }
        throw new IllegalArgumentException("not a stored form of a credential: it is neither "
                + StoredForms.KNOWN.stream().map(StoredForm::description).collect(Collectors.joining(", nor ")));
    }
}
