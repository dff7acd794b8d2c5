package org.sasl4j.mechanism.digest;

import java.util.List;
import java.util.stream.Stream;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer;
import org.sasl4j.SecurityLayer.Strength;
import org.sasl4j.mechanism.digest.DigestMd5.Maxbuf;

/** The two ends of a layer after an exchange. */
record DigestLayers(SecurityLayer client, SecurityLayer server) {
    /** The names of the protections there are: auth-int, and the ciphers. */
    static Stream<String> all() {
        return Stream.of("auth-int", "3des", "des", "rc4", "rc4-56", "rc4-40");
    }

    static DigestLayers of(String name) throws MechanismException {
        return of(name, Protection.BUFFER);
    }

    /** Both sides announcing buffers of at most so many octets, and holding each other to them. */
    static DigestLayers of(String name, int maxBuffer) throws MechanismException {
        return of(name, maxBuffer, Maxbuf.STRICT);
    }

    /** Both sides announcing buffers of at most so many octets. */
    static DigestLayers of(String name, int maxBuffer, Maxbuf maxbuf) throws MechanismException {
        boolean sealed = !name.equals("auth-int");
        Protection protection = new Protection(
                List.of(sealed ? Qop.AUTH_CONF : Qop.AUTH_INT),
                List.of(Strength.values()),
                maxBuffer,
                Protection.MOST_BUFFER);
        DigestPeers any = DigestPeers.chris().with(protection).with(DigestMd5.MAXBUF, maxbuf);
        DigestPeers peers = sealed ? any.with(DigestMd5.CIPHER, List.of(name)) : any;
        Exchange client = peers.client();
        Exchange server = peers.server();
        DigestPeers.run(client, server);
        return new DigestLayers(client.layer().orElseThrow(), server.layer().orElseThrow());
    }
}
