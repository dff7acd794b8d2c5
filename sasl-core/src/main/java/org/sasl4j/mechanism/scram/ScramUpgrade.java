package org.sasl4j.mechanism.scram;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.MechanismException;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;
import org.sasl4j.credential.CredentialEditor;
import org.sasl4j.credential.PasswordCheck;
import org.sasl4j.credential.Prepared;
import org.sasl4j.credential.RightPassword;
import org.sasl4j.credential.StoredForm;

/**
 * Leaves SCRAM keys behind when somebody logs in with a password by PLAIN or LOGIN. So a server moves off other hashes
 * without asking anybody for a new password. Each such login looks up whether the user has keys of each hash wanted. If
 * so, nothing is derived and nothing is written. A password that was changed meanwhile stays changed, and a user who
 * was removed stays removed.
 *
 * <p>Other credentials of the user stay, except a password that is kept as it is. A server that kept it for CRAM-MD5 or
 * DIGEST-MD5 can no longer serve the user by these.
 */
public final class ScramUpgrade implements RightPassword {
    private final CredentialStore store;
    private final CredentialEditor editor;
    private final List<Hash> hashes;
    private final int iterations; // 0: what the mechanism's specification asks for
    private final boolean isAlone;

    private ScramUpgrade(
            CredentialStore store, CredentialEditor editor, List<Hash> hashes, int iterations, boolean isAlone) {
        this.store = store;
        this.editor = editor;
        this.hashes = hashes;
        this.iterations = iterations;
        this.isAlone = isAlone;
    }

    /**
     * Puts the keys beside what is kept already.
     *
     * @param store where the server looks its users up
     * @param hashes the hashes that each user is to have keys of, one or more
     * @param <S> a store that can be written, such as {@code FileCredentialStore} and {@code JdbcCredentialStore}
     * @return what to give the server as {@link RightPassword#HOOK}
     * @throws IllegalArgumentException if there is no hash
     */
    public static <S extends CredentialStore & CredentialEditor> ScramUpgrade in(S store, Hash... hashes) {
        if (hashes.length == 0) {
            throw new IllegalArgumentException("say of which hashes users are to have keys");
        }
        return new ScramUpgrade(store, store, List.of(hashes), 0, false);
    }

    /**
     * The same with another iteration count.
     *
     * @param count 1 or more; the default is what the specification of each mechanism asks for, 4096 or 10000
     * @return a new object
     * @throws IllegalArgumentException if it is less than 1
     */
    public ScramUpgrade iterations(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("SCRAM takes 1 iteration or more: " + count);
        }
        return new ScramUpgrade(store, editor, hashes, count, isAlone);
    }

    /**
     * The same, but the keys replace everything else that is kept of a user.
     *
     * @return a new object
     */
    public ScramUpgrade insteadOfOthers() {
        return new ScramUpgrade(store, editor, hashes, iterations, true);
    }

    /** Derives and stores the keys that are missing. */
    @Override
    public void heard(String user, Secret password, Preparation preparation) throws IOException {
        Map<Hash, String> derived = new EnumMap<>(Hash.class);
        for (Hash hash : hashes) {
            if (isMissing(hash, user)) {
                int count = iterations == 0 ? hash.usualIterations() : iterations;
                derived.put(
                        hash,
                        ScramForm.RFC_5803.write(
                                ScramKeys.newCredential(hash, password, count, preparation.password())));
            }
        }
        if (!derived.isEmpty()) {
            editor.change(user, kept -> {
                try (Kept now = new Kept(kept)) {
                    return now.isStillRight(user, password, preparation) ? now.with(derived, hashes, isAlone) : kept;
                }
            });
        }
    }

    private boolean isMissing(Hash hash, String user) throws MechanismException {
        try (Account found = store.find(user, "", Scram.of(hash)).orElse(null)) {
            return found == null || !(found.credential() instanceof ScramCredential);
        }
    }

    /** What the store holds of a user at the time of the change. */
    private static final class Kept implements AutoCloseable {
        private final List<String> forms;
        private final List<Credential> read = new ArrayList<>();

        Kept(List<String> forms) {
            this.forms = forms;
            forms.forEach(form -> read.add(StoredForm.parse(form)));
        }

        boolean isStillRight(String user, Secret password, Preparation preparation) throws MechanismException {
            try (Secret prepared = Prepared.queriedPassword(password, preparation.password())) {
                for (Credential one : read) {
                    if (one.judgesPasswords()
                            && PasswordCheck.judge(new Account(user, one), prepared, preparation.password())
                                    .isPresent()) {
                        return true;
                    }
                }
                return false;
            }
        }

        /** The keys come first, so PLAIN is judged by them from then on. */
        List<String> with(Map<Hash, String> derived, List<Hash> wanted, boolean alone) {
            List<String> after = new ArrayList<>();
            for (Hash hash : wanted) {
                formOf(hash).or(() -> Optional.ofNullable(derived.get(hash))).ifPresent(after::add);
            }
            for (int i = 0; i < forms.size(); i++) {
                boolean stays = !alone && !(read.get(i) instanceof Credential.Password);
                if (stays && !after.contains(forms.get(i))) {
                    after.add(forms.get(i));
                }
            }
            return after;
        }

        @Override
        public void close() {
            read.forEach(Credential::close);
        }

        private Optional<String> formOf(Hash hash) {
            for (int i = 0; i < forms.size(); i++) {
                if (read.get(i) instanceof ScramCredential keys && keys.hash() == hash) {
                    return Optional.of(forms.get(i));
                }
            }
            return Optional.empty();
        }
    }
}
