package org.sasl4j.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.Mechanism;

/** Several credentials of one user. */
final class Credentials {
    private Credentials() {}

    /**
     * The one that a mechanism can answer from, in a realm or, if that is null, in any. One that was made for the mechanism
     * goes before the password; but a mechanism that has the password sent judges it by whatever comes first.
     */
    static @Nullable Credential usable(List<Credential> kept, Mechanism mechanism, @Nullable String realm) {
        Credential password = null;
        for (Credential one : kept) {
            if (mechanism.answersFrom(one, realm == null ? one.realm() : realm)) {
                if (mechanism.sendsSecret() || !(one instanceof Credential.Password)) {
                    return one;
                }
                password = password == null ? one : password;
            }
        }
        return password;
    }
}
