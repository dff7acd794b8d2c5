package org.sasl4j.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;

/**
 * Users in memory, for tests, demonstrations and small servers. Safe for use by many threads; users may come and go while
 * exchanges run.
 */
public final class MemoryCredentialStore implements CredentialStore, Populated {
    private final Preparation preparation;
    private final Map<String, List<Credential>> users = new ConcurrentHashMap<>();
    private final Map<MechanismName, Counted> kinds = new ConcurrentHashMap<>(); // of mechanisms that were asked about
    /** What one mechanism finds, which is what its -PLUS finds. */
    private record Counted(Mechanism mechanism, Kinds kinds) {}

    private final Population population = Population.known(this::kinds);
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
        replace(Prepared.storedName(user, preparation.name()), List.of(credentials));
        return this;
    }

    /**
     * Removes a user.
     *
     * @param user the name as it was prepared
     */
    public void remove(String user) {
        replace(user, List.of());
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
    public Optional<Account> find(String user, String realm, Mechanism mechanism) {
        List<Credential> kept = users.getOrDefault(user, List.of());
        Credential own = Credentials.usable(kept, mechanism, realm);
        return own == null ? Optional.empty() : Optional.of(new Account(user, own.lent()));
    }

    @Override
    public Decoy decoy(Mechanism mechanism) {
        Decoy chosen = pretended;
        return chosen != null ? chosen : Decoy.standard();
    }

    @Override
    public Population population() {
        return population;
    }

    private synchronized void replace(String user, List<Credential> credentials) {
        List<Credential> last = credentials.isEmpty() ? users.remove(user) : users.put(user, credentials);
        kinds.forEach((name, counted) ->
                counted.kinds().change(usable(last, counted.mechanism()), usable(credentials, counted.mechanism())));
    }

    private Kinds kinds(Mechanism mechanism) {
        Counted counted = kinds.get(mechanism.name().base());
        return counted != null ? counted.kinds() : countAll(mechanism);
    }

    /** What a mechanism finds, and whether that is of one kind. */
    private synchronized Kinds countAll(Mechanism mechanism) {
        return kinds.computeIfAbsent(mechanism.name().base(), first -> new Counted(mechanism, count(mechanism)))
                .kinds();
    }

    private Kinds count(Mechanism mechanism) {
        List<Credential> all = new ArrayList<>();
        for (List<Credential> kept : users.values()) {
            Credential usable = usable(kept, mechanism);
            if (usable != null) {
                all.add(usable);
            }
        }
        Kinds counted = new Kinds();
        counted.add(all);
        return counted;
    }

    private static @Nullable Credential usable(@Nullable List<Credential> kept, Mechanism mechanism) {
        return kept == null ? null : Credentials.usable(kept, mechanism, null);
    }

    @Override
    public Fact supports(Mechanism mechanism) {
        return Fact.known(!kinds(mechanism).isEmpty());
    }
}
