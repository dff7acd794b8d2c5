package org.sasl4j.message;

import org.sasl4j.ClientContext;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;

/** The rule for mechanisms whose messages have no field for an authorization identity. */
public final class OwnIdentity {
    private OwnIdentity() {}

    /**
     * Refuses an authorization identity that differs from the user name. To drop it would let the user in as somebody
     * else.
     *
     * @param context says whom to act as
     * @param mechanism the mechanism that has no field for it
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
