package org.sasl4j.credential;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Mechanism;

/** Makes accounts out of the rows that a query found. */
final class StoredRows {
    private static final int MOST_FAULTS = 100;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** The account of one user, or empty if there is none, or none that can be read. */
    Optional<Account> account(SqlQuery.Rows found, String user, String realm, Mechanism mechanism) {
        List<Credential> read = new ArrayList<>();
        Credential own = null;
        try {
            for (String form : found.forms()) {
                Credential credential = StoredForm.parse(form);
                read.forEach(other -> StoredUser.requireNoContradiction(credential, other));
                read.add(credential);
            }
            String name = found.nameOr(user);
            own = Credentials.usable(read, mechanism, realm);
            return own == null ? Optional.empty() : Optional.of(new Account(name, own));
        } catch (IllegalArgumentException e) {
            log(String.valueOf(e.getMessage()));
            return Optional.empty();
        } finally {
            closeBut(own, read);
        }
    }

    private static void closeBut(@Nullable Credential own, List<Credential> read) {
        for (Credential one : read) {
            if (one != own) {
                one.close();
            }
        }
    }

    private void log(String fault) {
        if (logged.size() < MOST_FAULTS && logged.add(fault)) {
            System.getLogger("org.sasl4j")
                    .log(
                            Level.WARNING,
                            "what a database keeps of a user is wrong, and refuses this user (TRACE tells whom): "
                                    + fault);
        }
    }
}
