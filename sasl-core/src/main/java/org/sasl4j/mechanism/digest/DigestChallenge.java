package org.sasl4j.mechanism.digest;

import java.util.ArrayList;
import java.util.List;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.text.TextLength;

/**
 * {@code digest-challenge} (RFC 2831 section 2.1.1).
 *
 * @param realms the realms that the server offers, decoded
 * @param nonce the server's nonce, in octets
 * @param qops the protection that the server offers, without what we do not know
 * @param ciphers the ciphers that the server offers, without those that we do not know
 * @param charset how names are to be written
 * @param maxbuf the longest buffer that the server takes
 * @param staleness STALE if the client's attempt to resume failed only because its nonce was too old
 */
record DigestChallenge(
        List<String> realms,
        String nonce,
        List<Qop> qops,
        List<DigestCipher> ciphers,
        Charset charset,
        MaxBuffer maxbuf,
        Staleness staleness) {
    private static final int LONGEST = 2047;
    private static final int USUAL = 128;
    private static final String ALGORITHM = "md5-sess";

    /** Whether a challenge answers a subsequent authentication that was right but too old (section 2.2.2). */
    enum Staleness {
        FRESH,
        STALE
    }

    /** Whether a message is a challenge. Otherwise it is the server's last message. */
    static boolean isOne(byte[] message) throws MechanismException {
        return Directives.parse(message, LONGEST).optional("nonce") != null;
    }

    static DigestChallenge parse(byte[] message, Context context) throws MechanismException {
        Directives directives = Directives.parse(message, LONGEST);
        if (!directives.required("algorithm").equalsIgnoreCase(ALGORITHM)) {
            throw Directives.malformed("names an algorithm other than md5-sess, section 2.1.1");
        }
        Charset charset = Charset.of(directives);
        List<String> realms = new ArrayList<>();
        for (String realm : directives.all("realm")) {
            realms.add(TextLength.requireOfPeer(charset.decode(realm, "realm"), "realm", context));
        }
        return new DigestChallenge(
                realms,
                directives.required("nonce"),
                qops(directives),
                ciphers(directives),
                charset,
                MaxBuffer.of(directives),
                "true".equalsIgnoreCase(directives.optional("stale")) ? Staleness.STALE : Staleness.FRESH);
    }

    /** The values that we know; others are ignored. Without the directive it is auth. */
    private static List<Qop> qops(Directives directives) throws MechanismException {
        String list = directives.optional("qop");
        if (list == null) {
            return List.of(Qop.AUTH);
        }
        List<Qop> known = new ArrayList<>();
        for (String token : Directives.tokens(list)) {
            Qop.named(token).ifPresent(known::add);
        }
        return known;
    }

    private static List<DigestCipher> ciphers(Directives directives) throws MechanismException {
        String list = directives.optional("cipher");
        if (list == null) {
            return List.of();
        }
        List<DigestCipher> known = new ArrayList<>();
        for (String token : Directives.tokens(list)) {
            DigestCipher.named(token).ifPresent(known::add);
        }
        return known;
    }

    byte[] encode() throws MechanismException {
        DirectiveWriter writer = new DirectiveWriter(USUAL);
        for (String realm : realms) {
            writer.string("realm", charset.encode(realm, "realm"));
        }
        writer.string("nonce", nonce).list("qop", qops).token("algorithm", ALGORITHM);
        if (charset == Charset.UTF_8) {
            writer.token("charset", Charset.TOKEN);
        }
        if (!ciphers.isEmpty()) {
            writer.list("cipher", ciphers);
        }
        if (maxbuf.octets() != Protection.BUFFER) {
            writer.token("maxbuf", maxbuf.octets());
        }
        if (staleness == Staleness.STALE) {
            writer.token("stale", "true");
        }
        byte[] message = writer.toByteArray();
        if (message.length > LONGEST) {
            throw new MechanismException(
                    Reason.TEMPORARY,
                    "the server's realms make a challenge of " + message.length + " octets, where " + LONGEST
                            + " are allowed (RFC 2831 section 2.1.1)");
        }
        return message;
    }
}
