package org.sasl4j;

import java.util.List;
import java.util.Optional;
import javax.security.auth.callback.Callback;

/** A client's context that asks another one whatever it does not answer itself. */
class AskingClientContext implements ClientContext {
    private final ClientContext other;

    AskingClientContext(ClientContext other) {
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

    @Override
    public String authorizationId() {
        return other.authorizationId();
    }

    @Override
    public Login login() throws MechanismException {
        return other.login();
    }

    @Override
    public Login login(List<String> realms) throws MechanismException {
        return other.login(realms);
    }
}
