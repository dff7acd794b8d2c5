package com.example;

import java.util.Optional;
import org.sasl4j.Credential;
import org.sasl4j.credential.StoredForm;

/** Somebody else's form, which would read all if it were asked first. */
public final class AnyForm implements StoredForm {
    @Override
    public boolean isForm(String text) {
        return true;
    }

    @Override
    public Credential read(String text) {
        return (Credential.Verifier) password -> Optional.empty();
    }

    @Override
    public String description() {
        return "anything";
    }
}
