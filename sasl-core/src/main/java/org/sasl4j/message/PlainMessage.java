package org.sasl4j.message;

import java.util.Arrays;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.text.Utf8;

/**
 * PLAIN's only message: {@code [authzid] NUL authcid NUL passwd} (RFC 4616 section 2). Closing it wipes the password.
 * The octets that it was parsed from or encoded to belong to the caller, who wipes them.
 */
public final class PlainMessage implements AutoCloseable {
    private final String authorizationId;
    private final String authenticationId;
    private final Secret password;

    private PlainMessage(String authorizationId, String authenticationId, Secret password) {
        this.authorizationId = authorizationId;
        this.authenticationId = authenticationId;
        this.password = password;
    }

    /**
     * Reads a message.
     *
     * @param message the octets; not changed
     * @param context knows how long each part may be
     * @return the message, which the caller closes
     * @throws MechanismException if there are not exactly two NULs, if authcid or passwd is empty, or if a part is too
     *     long or not UTF-8
     */
    public static PlainMessage parse(byte[] message, Context context) throws MechanismException {
        int nuls = 0;
        int first = 0;
        int second = 0;
        for (int i = 0; i < message.length; i++) {
            if (message[i] == 0) {
                nuls++;
                first = second;
                second = i;
            }
        }
        if (nuls != 2) {
            throw malformed("must have exactly two NULs");
        }
        if (second == first + 1) {
            throw malformed("has an empty authentication identity");
        }
        if (second + 1 == message.length) {
            throw malformed("has an empty password");
        }
        String authorizationId = Utf8.decode(message, 0, first, "authorization identity", context);
        String authenticationId = Utf8.decode(message, first + 1, second, "authentication identity", context);
        Utf8.requireValid(message, second + 1, message.length, "password", context);
        return new PlainMessage(
                authorizationId,
                authenticationId,
                Secret.owning(Arrays.copyOfRange(message, second + 1, message.length)));
    }

    /**
     * Writes a message.
     *
     * @param authorizationId whom to act as, or the empty string
     * @param authenticationId whose password it is
     * @param password stays the caller's to close
     * @param context knows how long each part may be
     * @return fresh octets, which the caller wipes
     * @throws MechanismException if a part has a NUL, which would end it, or is too long, or is empty although it must
     *     not be
     */
    public static byte[] encode(String authorizationId, String authenticationId, Secret password, Context context)
            throws MechanismException {
        byte[] authzid = Utf8.encode(authorizationId, "authorization identity", context);
        byte[] authcid = Utf8.encode(authenticationId, "authentication identity", context);
        OwnSecret.requirePassword(password, context);
        requirePart(authzid, 0, "authorization identity");
        requirePart(authcid, 0, "authentication identity");
        if (authcid.length == 0) {
            throw new MechanismException(Reason.ABORTED, "the authentication identity is empty (RFC 4616 section 2)");
        }
        int passwd = authzid.length + authcid.length + 2;
        byte[] message = new byte[passwd + password.length()];
        System.arraycopy(authzid, 0, message, 0, authzid.length);
        System.arraycopy(authcid, 0, message, authzid.length + 1, authcid.length);
        password.revealInto(message, passwd);
        try {
            requirePart(message, passwd, "password");
            return message;
        } catch (MechanismException e) {
            Arrays.fill(message, (byte) 0);
            throw e;
        }
    }

    private static void requirePart(byte[] message, int from, String what) throws MechanismException {
        if (indexOfNul(message, from) != message.length) {
            throw new MechanismException(Reason.ABORTED, "the " + what + " has a NUL in it (RFC 4616 section 2)");
        }
    }

    private static int indexOfNul(byte[] octets, int from) {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] == 0) {
                return i;
            }
        }
        return octets.length;
    }

    private static MechanismException malformed(String what) {
        return new MechanismException(Reason.MALFORMED, "the PLAIN message " + what + " (RFC 4616 section 2)");
    }

    /**
     * Whom to act as.
     *
     * @return the authorization identity, or the empty string
     */
    public String authorizationId() {
        return authorizationId;
    }

    /**
     * Whose password it is.
     *
     * @return the authentication identity
     */
    public String authenticationId() {
        return authenticationId;
    }

    /**
     * The password.
     *
     * @return the secret, which this message closes
     */
    public Secret password() {
        return password;
    }

    @Override
    public void close() {
        password.close();
    }

    @Override
    public String toString() {
        String actsAs = authorizationId.isEmpty() ? "" : " as " + authorizationId;
        return "PlainMessage[" + authenticationId + actsAs + "]";
    }
}
