package org.sasl4j;

import java.util.Optional;

/** A server's context whose questions tell a watch which user the client claims to be. */
final class WatchedServerContext extends AskingContext implements ServerContext {
    private final ServerContext other;
    private final Watch watch;

    WatchedServerContext(ServerContext other, Watch watch) {
        super(other);
        this.other = other;
        this.watch = watch;
    }

    @Override
    public String verify(Mechanism mechanism, String user, Secret password) throws MechanismException {
        watch.sawUser(user);
        return other.verify(mechanism, user, password);
    }

    @Override
    public String prepared(String user) throws MechanismException {
        watch.sawUser(user);
        return other.prepared(user);
    }

    @Override
    public Optional<CredentialStore.Account> find(Mechanism mechanism, String user, String realm)
            throws MechanismException {
        return other.find(mechanism, user, realm);
    }

    @Override
    public Decoy decoy(Mechanism mechanism, String user) throws MechanismException {
        return other.decoy(mechanism, user);
    }

    @Override
    public String authorize(String authenticationId, String authorizationId) throws MechanismException {
        watch.sawUser(authenticationId);
        watch.sawAuthorization(authorizationId);
        return other.authorize(authenticationId, authorizationId);
    }

    @Override
    public void passwordWasRight(String user, Secret password) {
        other.passwordWasRight(user, password);
    }

    @Override
    public Fact keepsFor(Mechanism mechanism) {
        return other.keepsFor(mechanism);
    }
}
