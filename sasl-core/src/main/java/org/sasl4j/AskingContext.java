package org.sasl4j;

import java.util.Optional;
import javax.security.auth.callback.Callback;

/** A context that passes on to another one every question that it does not answer itself. */
class AskingContext implements Context {
    private final Context other;

    AskingContext(Context other) {
        this.other = other;
    }

    @Override
    public Settings settings() {
        return other.settings();
    }

    @Override
    public boolean ask(Callback... questions) throws MechanismException {
        return other.ask(questions);
    }

    @Override
    public Optional<MechanismException> tryAsking(Callback question) {
        return other.tryAsking(question);
    }

    @Override
    public void leftUnanswered(Mechanism mechanism, Callback... questions) {
        other.leftUnanswered(mechanism, questions);
    }

    @Override
    public Connection connection() {
        return other.connection();
    }

    @Override
    public Service service() {
        return other.service();
    }

    @Override
    public Protection protection() {
        return other.protection();
    }
}
