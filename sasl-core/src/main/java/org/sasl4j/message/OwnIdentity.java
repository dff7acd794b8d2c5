package org.sasl4j.message;

import org.sasl4j.ClientContext;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;

/** The rule of mechanisms whose messages have no place for an authorization identity. */
public final class OwnIdentity {
    private OwnIdentity() {}

    /**
     * Refuses to drop an authorization identity, which would let the user in as another.
     *
     * @param context says whom to act as
     * @param mechanism the mechanism that cannot say it
     * @param name the authentication identity
     * @throws MechanismException of reason ABORTED if the two differ
     */
    public static void require(ClientContext context, MechanismName mechanism, String name) throws MechanismException {
        String authorizationId = context.authorizationId();
        if (!authorizationId.isEmpty() && !authorizationId.equals(name)) {
            throw new MechanismException(
                    Reason.ABORTED, mechanism + " cannot say whom to act as: leave the authorization identity out");
        }
    }
}
