package org.sasl4j.credential;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Fact;
import org.sasl4j.MechanismName;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;

/**
 * Users in memory, for tests, demonstrations and small servers. Safe for use by many threads; users may come and go while
 * exchanges run.
 */
public final class MemoryCredentialStore implements CredentialStore {
    private final Preparation preparation;
    private final Map<String, List<Credential>> users = new ConcurrentHashMap<>();
    private final Population population = new Population(this::known);
    private volatile @Nullable Decoy pretended;

    /** A store without users, for servers that prepare names and passwords by SASLprep. */
    public MemoryCredentialStore() {
        this(Preparation.STANDARD);
    }

    /**
     * A store without users.
     *
     * @param preparation how names and passwords are prepared: as the server does that looks users up here
     */
    public MemoryCredentialStore(Preparation preparation) {
        this.preparation = preparation;
    }

    /**
     * Adds a user who is known by a password, or replaces the one there is. The password is kept prepared: one that this
     * changes gets in by every mechanism but DIGEST-MD5 and CRAM-MD5, whose clients hash it as it is.
     *
     * @param user prepared as a stored string; not empty then
     * @param password copied; wiping the original stays with the caller
     * @return this
     * @throws IllegalArgumentException if SASLprep prohibits the name or the password, or leaves nothing of either; the
     *     message names the character
     */
    public MemoryCredentialStore put(String user, char[] password) {
        try (Secret given = Secret.of(password)) {
            return put(user, new Credential.Password(Prepared.storedPassword(given, preparation.password())));
        }
    }

    /**
     * Adds a user who is known by these credentials, or replaces the one there is.
     *
     * @param user prepared as a stored string; not empty then
     * @param credentials one or more, of which each mechanism uses the first it can; handed over
     * @return this
     * @throws IllegalArgumentException if SASLprep prohibits the name or leaves nothing of it; the message names the
     *     character
     */
    public MemoryCredentialStore put(String user, Credential... credentials) {
        String name = Prepared.storedName(user, preparation.name());
        users.put(name, List.of(credentials));
        population.changed((mechanism, kinds) -> known(name, mechanism, kinds));
        return this;
    }

    /**
     * Removes a user.
     *
     * @param user the name as it was prepared
     */
    public void remove(String user) {
        users.remove(user);
    }

    /**
     * Sets what is pretended of users who do not exist. Unless it is set they are pretended to be like those who do, in the
     * same proportions, with a secret as in {@link Decoy#standard}.
     *
     * @param decoy what to pretend
     * @return this
     */
    public MemoryCredentialStore pretending(Decoy decoy) {
        pretended = decoy;
        return this;
    }

    @Override
    public Optional<Account> find(String user, String realm, MechanismName mechanism) {
        List<Credential> kept = users.getOrDefault(user, List.of());
        Credential own =
                Credentials.usable(kept, mechanism, digest -> digest.realm().equals(realm));
        return own == null ? Optional.empty() : Optional.of(new Account(user, Credentials.lent(own)));
    }

    @Override
    public Decoy decoy(MechanismName mechanism) {
        Decoy chosen = pretended;
        return chosen != null ? chosen : Decoy.standard(mechanism);
    }

    Population population() {
        return population;
    }

    private void known(MechanismName mechanism, Kinds kinds) {
        users.keySet().forEach(user -> known(user, mechanism, kinds));
    }

    private void known(String user, MechanismName mechanism, Kinds kinds) {
        Credential usable = Credentials.usable(users.getOrDefault(user, List.of()), mechanism, anyRealm -> true);
        if (usable != null) {
            kinds.saw(user, usable);
        }
    }

    @Override
    public Fact supports(MechanismName mechanism) {
        return Fact.known(users.values().stream()
                .anyMatch(kept -> Credentials.usable(kept, mechanism, anyRealm -> true) != null));
    }
}
