package org.sasl4j.life;

import javax.security.sasl.SaslException;

/**
 * A server in the middle of a login, and what the client has said to it last.
 *
 * @param server has not heard it yet
 * @param said by the client, or null
 */
record Ends(End server, byte[] said) {
    /** After some messages of the client's, or all but the last one that there are. */
    static Ends after(String mechanism, int messages) throws SaslException {
        End client = Pair.client(mechanism, "auth");
        End server = Pair.server(mechanism, "auth");
        byte[] said = client.evaluate(null);
        for (int i = 0; i < messages; i++) {
            byte[] answered = server.evaluate(said);
            if (server.isComplete()) {
                return after(mechanism, i);
            }
            said = client.evaluate(answered);
        }
        return new Ends(server, said);
    }
}
