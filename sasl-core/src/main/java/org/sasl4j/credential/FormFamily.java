package org.sasl4j.credential;

import java.util.List;
import org.sasl4j.Credential;

/** Several forms of one kind of credential, which tell by a text which of them it is in. */
public abstract class FormFamily implements StoredForm {
    private final String description;
    private final List<StoredForm> forms;

    /**
     * A family.
     *
     * @param description names all that it reads
     * @param forms asked in this order
     */
    protected FormFamily(String description, StoredForm... forms) {
        this.description = description;
        this.forms = List.of(forms);
    }

    @Override
    public final boolean isForm(String text) {
        return forms.stream().anyMatch(form -> form.isForm(text));
    }

    @Override
    public final Credential read(String text) {
        return forms.stream()
                .filter(form -> form.isForm(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not " + description))
                .read(text);
    }

    @Override
    public final String description() {
        return description;
    }
}
